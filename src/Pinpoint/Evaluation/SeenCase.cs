namespace Pinpoint.Evaluation;

/// <summary>A case whose scan a model has seen in training.</summary>
/// <param name="Name">Its name in the set at hand.</param>
/// <param name="SeenAs">Its name in training.</param>
internal sealed record SeenCase(string Name, string SeenAs);

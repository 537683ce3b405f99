namespace Pinpoint.Benchmarks;

/// <summary>A layer that runs by itself.</summary>
/// <param name="Name">Its name and sizes.</param>
/// <param name="Operations">Operations of a forward pass of the whole batch by the definition, two per multiply-add.</param>
/// <param name="WeightBytes">Bytes of weights that a forward pass reads at least once.</param>
/// <param name="Forward">Runs it forwards.</param>
/// <param name="Backward">Runs it backwards; only in training.</param>
internal sealed record LayerStep(string Name, double Operations, double WeightBytes, Action Forward, Action Backward);

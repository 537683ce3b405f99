namespace Pinpoint.Training;

/// <summary>A stage of a training that is done.</summary>
/// <param name="Weights">The weights that were kept.</param>
/// <param name="Steps">Steps that it took in all.</param>
internal sealed record FinishedStage(BestWeights Weights, long Steps);

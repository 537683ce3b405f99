using Pinpoint.Training;

namespace Pinpoint.Research.Experiments;

/// <summary>How the paper's experiments stand.</summary>
/// <param name="Work">What is being done, in a few words.</param>
/// <param name="Training">How the training at work stands; null while something else is done.</param>
internal sealed record ExperimentProgress(string Work, TrainingProgress? Training);

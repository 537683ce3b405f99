using Pinpoint.Models;

namespace Pinpoint.Training;

/// <summary>How a run ended.</summary>
/// <param name="Model">The trained model, as written.</param>
/// <param name="ModelPath">Its file.</param>
/// <param name="Completed">False when the run was stopped early; it can be resumed.</param>
/// <param name="Elapsed">Training time over all resumed parts.</param>
/// <param name="Warnings">What was odd but could be lived with, one line each.</param>
public sealed record TrainingOutcome(LandmarkModel Model, string ModelPath, bool Completed, TimeSpan Elapsed, IReadOnlyList<string> Warnings)
{
    /// <summary>The stages in their order; one that was not begun is not among them.</summary>
    internal IReadOnlyList<TrainedStage> Stages { get; init; } = [];

    /// <summary>The cases that were left out because their files could not be read (<see cref="TrainingRequest.KeepGoing"/>).</summary>
    public IReadOnlyList<Preparation.CaseFailure> Failures { get; init; } = [];

    /// <summary>The folder of the prepared scans; null where the scans were held in memory.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>
    /// The mean radial error in mm on the validation scans of the middle of the training set, told without a look at the scan; null without such scans.
    /// </summary>
    public double? MeanPositionErrorMm { get; init; }
}

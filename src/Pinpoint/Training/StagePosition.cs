namespace Pinpoint.Training;

/// <summary>Where a run stands between its steps: the networks of the stages that are done, and the best and last measure of the one that is not.</summary>
internal sealed class StagePosition
{
    /// <summary>The stages that are done, in their order; the next one is being trained.</summary>
    public List<FinishedStage> Finished { get; init; } = [];

    /// <summary>The weights of the current stage with the least validation error so far.</summary>
    public BestWeights? Best { get; set; }

    /// <summary>The stage's step at which the error was last measured.</summary>
    public long LastValidatedStep { get; set; }

    /// <summary>The last validation error in mm; null where it was not measured or was no finite number.</summary>
    public double? LastValidationMm { get; set; }
}

namespace Pinpoint.Training;

/// <summary>Where a run stands between its steps: the networks of the stages that are done, and the best and last measure of the one that is not.</summary>
internal sealed class StagePosition
{
    /// <summary>The finished search network, once the refinement is being trained.</summary>
    public BestWeights? Search { get; set; }

    /// <summary>Steps that the search took in all, once it is finished.</summary>
    public long SearchSteps { get; set; }

    /// <summary>The weights of the current stage with the least validation error so far.</summary>
    public BestWeights? Best { get; set; }

    /// <summary>The stage's step at which the error was last measured.</summary>
    public long LastValidatedStep { get; set; }

    /// <summary>The last validation error in mm; null where it was not measured or was no finite number.</summary>
    public double? LastValidationMm { get; set; }
}

namespace Pinpoint.Evaluation;

/// <summary>Whether a landmark is there, and whether the answer says so. A landmark is there when it has a position.</summary>
public enum DetectionOutcome
{
    /// <summary>It is there and was found, wherever: only these have a radial error.</summary>
    TruePositive,

    /// <summary>It is missing, but a position was given.</summary>
    FalsePositive,

    /// <summary>It is there, but was said to be missing.</summary>
    FalseNegative,

    /// <summary>It is missing and was said to be.</summary>
    TrueNegative,
}

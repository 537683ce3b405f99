namespace Pinpoint.Localization;

/// <summary>
/// What speaks for or against a whole scan's being like those of the training; what the model cannot tell is null. It counts the landmarks that are to be seen,
/// unless more
/// than a quarter are not; and quartiles over these, so that a few that are lost do not speak for the scan.
/// </summary>
public sealed record CaseEvidence
{
    /// <summary>The mean over the landmarks that count of <see cref="LandmarkEvidence.Presence"/>, each limited to -1 .. 1.</summary>
    public double? Presence { get; init; }

    /// <summary>The largest departure of the pose from the training set's mean, in standard deviations of the training poses.</summary>
    public double? PoseDistance { get; init; }

    /// <summary>The root mean square over the shape modes of their departure from the mean, in standard deviations.</summary>
    public double? ShapeDistance { get; init; }

    /// <summary>The upper quartile over the landmarks of <see cref="LandmarkEvidence.ShapeResidualMm"/>.</summary>
    public double? ShapeResidualMm { get; init; }

    /// <summary>The upper quartile over the landmarks of <see cref="LandmarkEvidence.SpreadMm"/>.</summary>
    public double SpreadMm { get; init; }

    /// <summary>The upper quartile over the landmarks of <see cref="LandmarkEvidence.MovedMm"/>.</summary>
    public double? MovedMm { get; init; }

    /// <summary>The upper quartile over the landmarks of <see cref="LandmarkEvidence.PredictedErrorMm"/>.</summary>
    public double? PredictedErrorMm { get; init; }

    /// <summary>The upper quartile over the landmarks of <see cref="LandmarkEvidence.ViewScatterMm"/>.</summary>
    public double? ViewScatterMm { get; init; }
}

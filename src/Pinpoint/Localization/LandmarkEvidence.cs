namespace Pinpoint.Localization;

/// <summary>What speaks for or against the place that was found for one landmark; what the model cannot tell is null. Lengths are in mm.</summary>
public sealed record LandmarkEvidence
{
    /// <summary>
    /// A landmark of lower <see cref="Presence"/> is not seen. Next to none that is there is below it, and most that were taken out of the scan are
    /// (docs/results/trust.md).
    /// </summary>
    public const double UnseenBelow = 0.4;

    /// <summary>The root mean square distance of the search's starts, at their ends, from their combination.</summary>
    public required double SpreadMm { get; init; }

    /// <summary>How far the refinement moved the landmark from the search's answer.</summary>
    public double? MovedMm { get; init; }

    /// <summary>The root mean square distance between the places to which the refinement's last, turned views lead, and their mean.</summary>
    public double? ViewScatterMm { get; init; }

    /// <summary>
    /// The root mean square radial error that the refinement predicts for itself; on scans not trained on it is too small, until it is calibrated.
    /// </summary>
    public double? PredictedErrorMm { get; init; }

    /// <summary>Whether the refinement sees the landmark where it put it: about 1 where it does, about -1 where it does not.</summary>
    public double? Presence { get; init; }

    /// <summary>The distance from the shape model fitted to the landmarks that are to be seen, or to all where more than a few are not.</summary>
    public double? ShapeResidualMm { get; init; }

    /// <summary>Whether the refinement's answer was not to be trusted, so that the shape model's, or the search's, stands in its place.</summary>
    public bool FellBack { get; init; }

    /// <summary>Whether the evidence lets the refinement's answer be trusted.</summary>
    public bool IsWithin(Models.LandmarkLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return !(Presence < limits.LeastPresence) && !(MovedMm > limits.FurthestMovedMm) && !(ShapeResidualMm > limits.LargestResidualMm);
    }
}

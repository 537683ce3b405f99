namespace Pinpoint.Checks;

/// <summary>What counts as an outlier.</summary>
public sealed record DoctorOptions
{
    /// <summary>
    /// How many robust standard deviations (see <see cref="RobustSpread"/>) from the set's median make a scan's spacing, field or intensities an outlier.
    /// </summary>
    public double ScanThreshold { get; init; } = 6;

    /// <summary>
    /// How many robust standard deviations beyond the distance that the other cases have make a landmark an outlier.
    /// </summary>
    public double ShapeThreshold { get; init; } = 8;

    /// <summary>
    /// The smallest spread of a landmark that is believed, as a share of the shape's root-mean-square radius: sets that agree better than that have no
    /// outliers.
    /// </summary>
    public double ShapeFloor { get; init; } = 0.005;

    /// <summary>The number of readable cases below which no outliers are looked for.</summary>
    public int MinimumCases { get; init; } = 5;
}

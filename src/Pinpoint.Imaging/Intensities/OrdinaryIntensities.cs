namespace Pinpoint.Imaging;

/// <summary>
/// The intensities of a scan without what is no picture of the body: fill outside the scanned field, and voxels far brighter than all others, such as
/// metal. Every statistic of intensities goes by these.
/// </summary>
/// <remarks>
/// Found from the scan alone, and from ratios of differences only, so that a change of units (an offset, a factor) changes nothing. Scans over one million
/// voxels are judged by an even sample.
/// </remarks>
public sealed record OrdinaryIntensities
{
    private const double LowShare = 0.005;

    private OrdinaryIntensities()
    {
    }

    /// <summary>The intensity of the voxels outside the scanned field; null where there is no such fill.</summary>
    public double? FillValue { get; private init; }

    /// <summary>The share of the voxels that are fill, 0 to 1.</summary>
    public double FillShare { get; private init; }

    /// <summary>The share of the voxels that are set aside as far too bright, 0 to 1.</summary>
    public double HotShare { get; private init; }

    /// <summary>The stored value that 0.5 % of the ordinary voxels lie below.</summary>
    public double Darkest { get; private init; }

    /// <summary>
    /// The stored value that 0.5 % of the voxels lie above. Fill counts here as what it stands for, as dark as can be: so a scan has the same value before
    /// its corners are cut off and after.
    /// </summary>
    public double Brightest { get; private init; }

    /// <summary>The stored value of bright fill, which must become as dark as other fill; null where there is none.</summary>
    public double? BrightFill { get; private init; }

    /// <summary>The stored values between which ordinary ones lie; infinite where nothing is set aside at that end.</summary>
    public (double Low, double High) Bounds { get; private init; } = (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>What was set aside, one line each; empty for most scans.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            List<string> notes = [];
            if (FillValue is { } fill)
            {
                notes.Add(FormattableString.Invariant(
                    $"{FillShare:0.##%} of the voxels are fill of value {fill:0.####} outside the scanned field; they were set aside"));
            }

            if (HotShare > 0)
            {
                notes.Add(FormattableString.Invariant($"{HotShare:0.##%} of the voxels are far brighter than all others (metal?); they were set aside"));
            }

            return notes;
        }
    }

    /// <summary>Whether a stored value is an ordinary one.</summary>
    public bool Contains(double stored) => !(stored < Bounds.Low || stored > Bounds.High);

    /// <summary>The least and the greatest stored value of the ordinary voxels, all of them; both infinite, the first positive, where there is none.</summary>
    public (double Low, double High) StoredRange(Volume volume)
    {
        ArgumentNullException.ThrowIfNull(volume);
        return Intensities.StoredRange(volume, Bounds.Low, Bounds.High);
    }

    /// <summary>Looks at a scan. <see cref="Volume.Ordinary"/> keeps the outcome.</summary>
    internal static OrdinaryIntensities Of(Volume volume)
    {
        var order = IntensityOrder.Of(volume);
        if (order.Count == 0)
        {
            return new OrdinaryIntensities();
        }

        var found = SetAsideSearch.In(order, volume);
        int ordinary = found.End - found.First;
        int fill = found.First + found.BrightFill;
        double sign = volume.Slope < 0 ? -1 : 1;

        // The ranks of the two ends; with nothing set aside they are those of all voxels.
        int withoutHot = ordinary + fill;
        int low = found.First + (int)(LowShare * (ordinary - 1));
        int high = found.First + Math.Max(0, (int)Math.Ceiling((1 - LowShare) * (withoutHot - 1)) - fill);
        double darkest = sign * order.At(low);
        double brightest = sign * order.At(high);
        double least = found.First == 0 ? double.NegativeInfinity : Between(order, found.First);
        double greatest = found.End == order.Count ? double.PositiveInfinity : Between(order, found.End);
        return new OrdinaryIntensities
        {
            FillValue = found.FillValue is { } value ? (sign * value * volume.Slope) + volume.Intercept : null,
            FillShare = (double)fill / order.Count,
            HotShare = (double)found.Hot / order.Count,
            Darkest = darkest,
            Brightest = brightest,
            BrightFill = found.BrightFill > 0 ? sign * order.At(order.Count - 1) : null,
            Bounds = sign > 0 ? (least, greatest) : (-greatest, -least),
        };
    }

    // A sample holds neither the very first nor the very last ordinary value.
    private static double Between(IntensityOrder order, int rank)
    {
        double below = order.At(rank - 1);
        return below + ((order.At(rank) - below) / 2);
    }
}

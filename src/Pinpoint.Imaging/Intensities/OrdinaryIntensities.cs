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

    // Fill may have left but few dark voxels. If the values between this share and the other span this part of all, these few are the dark end.
    private const double FewShare = 0.001;
    private const double FewSpan = 0.1;

    // The part of the way from fill to the rest in which mixtures of the two lie, a little more than half, for averaging two voxels gives halves; and their
    // share of what touches fill, if there are any.
    private const double NearFill = 0.52;
    private const double LeastMixed = 0.01;

    private OrdinaryIntensities()
    {
    }

    /// <summary>The intensity of the voxels outside the scanned field; null where there is no such fill.</summary>
    public double? FillValue { get; private init; }

    /// <summary>The share of the voxels that are fill, 0 to 1.</summary>
    public double FillShare { get; private init; }

    /// <summary>The share of the voxels that are set aside as far too bright, 0 to 1.</summary>
    public double HotShare { get; private init; }

    /// <summary>
    /// The stored value that 0.5 % of the ordinary voxels lie below; 0.1 % where fill left so few dark voxels that 0.5 % would be quite another value.
    /// </summary>
    public double Darkest { get; private init; }

    /// <summary>
    /// The stored value that 0.5 % of the voxels lie above. Fill counts here as what it stands for, as dark as can be: so a scan has the same value before
    /// its corners are cut off and after.
    /// </summary>
    public double Brightest { get; private init; }

    /// <summary>The stored value of bright fill, which must become as dark as other fill; null where there is none.</summary>
    public double? BrightFill { get; private init; }

    /// <summary>The number of values of a volume that looks like a label map; null for scans.</summary>
    internal int? Labels { get; private init; }

    /// <summary>The stored values between which ordinary ones lie; infinite where nothing is set aside at that end.</summary>
    public (double Low, double High) Bounds { get; private init; } = (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>
    /// What was set aside, and whether the volume is likely no scan at all, one line each; empty for most scans. Voxels that were no number are not among it:
    /// the reader told of them (<see cref="Volume.Warnings"/>).
    /// </summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>Whether a stored value is an ordinary one.</summary>
    public bool Contains(double stored) => !(stored < Bounds.Low || stored > Bounds.High);

    /// <summary>The least and the greatest stored value of the ordinary voxels, all of them; both infinite, the first positive, where there is none.</summary>
    public (double Low, double High) StoredRange(Volume volume)
    {
        ArgumentNullException.ThrowIfNull(volume);
        return Intensities.StoredRange(volume, Bounds.Low, Bounds.High);
    }

    /// <summary>Looks at a scan. <see cref="Volume.Ordinary"/> keeps the outcome.</summary>
    internal static OrdinaryIntensities Of(IntensitySource scan)
    {
        var all = IntensityOrder.Of(scan, []);
        if (all.Count == 0)
        {
            return new OrdinaryIntensities();
        }

        double sign = scan.Slope < 0 ? -1 : 1;
        SetAside aside = SetAsideSearch.Fill(all, scan);
        var (order, first, end) = WithoutFill(all, aside, scan, sign);
        int cool = SetAsideSearch.Hot(order, first, end) ?? end;
        int ordinary = cool - first;
        int hot = end - cool;

        // The ranks of the two ends; with nothing set aside they are those of all voxels. What is left out is the darkest part of all but the hot voxels.
        int dark = all.Count - hot - ordinary;
        double brightest = order.At(first + Math.Max(0, (int)Math.Ceiling((1 - LowShare) * (dark + ordinary - 1)) - dark));
        double darkest = order.At(first + (int)(LowShare * (ordinary - 1)));
        if (dark > 0)
        {
            double few = order.At(first + (int)(FewShare * (ordinary - 1)));
            darkest = darkest - few > FewSpan * (brightest - few) ? few : darkest;
        }

        double least = aside.DarkFills is not [.., var darkFill] ? double.NegativeInfinity
            : sign * darkFill == scan.PaddingValue ? Math.BitIncrement(darkFill)
            : Between(darkFill, order.At(first));
        double greatest = hot > 0 ? Between(order.At(cool - 1), order.At(cool))
            : aside.BrightFill is not { } bright ? double.PositiveInfinity
            : sign * bright == scan.PaddingValue ? Math.BitDecrement(bright)
            : Between(order.At(end - 1), bright);
        double[] fills = Array.ConvertAll(aside.Fills, fill => (sign * fill * scan.Slope) + scan.Intercept);
        int told = aside.DarkFills is [var lowest, ..] && scan.HasNonFinitePadding && sign * lowest == scan.PaddingValue ? all.CountUpTo(lowest) : 0;
        int? labels = LabelMapLikeness.LabelsOf(scan, all);
        return new OrdinaryIntensities
        {
            Labels = labels,
            FillValue = fills is [var value, ..] ? value : null,
            FillShare = (double)(aside.Dark + aside.Bright) / all.Count,
            HotShare = (double)hot / all.Count,
            Darkest = sign * darkest,
            Brightest = sign * brightest,
            BrightFill = sign * aside.BrightFill,
            Bounds = sign > 0 ? (least, greatest) : (-greatest, -least),
            Notes = NotesOf(labels, told > 0 ? fills[1..] : fills, (double)(aside.Dark + aside.Bright - told) / all.Count, (double)hot / all.Count),
        };
    }

    private static List<string> NotesOf(int? labels, double[] fills, double fillShare, double hotShare)
    {
        List<string> notes = [];
        if (labels is { } count)
        {
            notes.Add(Invariant($"the voxels hold {count} whole numbers in even regions, so this looks like a label map; give the scan in its place"));
        }

        if (fills.Length > 0)
        {
            string values = string.Join(" and ", Array.ConvertAll(fills, fill => Invariant($"{fill:0.####}")));
            notes.Add($"{PercentOf(fillShare)} of the voxels are fill of value {values} outside the scanned field; they were set aside");
        }

        if (hotShare > 0)
        {
            notes.Add($"{PercentOf(hotShare)} of the voxels are far brighter than all others (metal?); they were set aside");
        }

        return notes;
    }

    private static string PercentOf(double share) => share < 0.0001 ? "less than 0.01%" : Invariant($"{share:0.##%}");

    // The ranks of what is no fill; without what touches fill, where resampling mixed the two there, unless that is most of the scan.
    private static (IntensityOrder Order, int First, int End) WithoutFill(IntensityOrder all, SetAside aside, IntensitySource scan, double sign)
    {
        int end = all.Count - aside.Bright;
        double[] stored = Array.ConvertAll(aside.Fills, fill => sign * fill);
        if (Array.Exists(stored, fill => fill != scan.PaddingValue))
        {
            var apart = IntensityOrder.Of(scan, stored);
            if (2 * apart.Count >= end - aside.Dark && IsMixed(all, aside, apart))
            {
                return (apart, 0, apart.Count);
            }
        }

        return (all, aside.Dark, end);
    }

    // Whether values lie between fill and the rest; there are none where fill begins from one voxel to the next.
    private static bool IsMixed(IntensityOrder all, SetAside aside, IntensityOrder apart)
    {
        int end = all.Count - aside.Bright;
        double least = LeastMixed * (end - aside.Dark - apart.Count);
        double low = apart.At((int)(FewShare * (apart.Count - 1)));
        double high = apart.At((int)((1 - FewShare) * (apart.Count - 1)));
        return (aside.DarkFills is [.., var dark] && all.CountUpTo(dark + (NearFill * (low - dark))) - aside.Dark > least)
            || (aside.BrightFill is { } bright && end - all.CountUpTo(bright - (NearFill * (bright - high))) > least);
    }

    private static double Between(double below, double above) => below + ((above - below) / 2);
}

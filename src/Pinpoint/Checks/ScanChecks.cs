using System.Diagnostics;
using Pinpoint.Imaging;

namespace Pinpoint.Checks;

/// <summary>Compares the scans' geometry and intensities with each other.</summary>
internal static class ScanChecks
{
    // Sets that agree better than these (as natural logarithms of ratios, and as a share of the window) have no outliers for it.
    private const double SpacingFloor = 0.02;
    private const double ExtentFloor = 0.08;
    private const double IntensityFloor = 0.1;
    private const double ThousandTolerance = 0.3; // Of the decimal logarithm: scans of one set may differ by a factor of two.
    private static readonly int[] Ranks = [1, 50, 99];

    /// <summary>Looks for outliers among the cases whose scans could be read, and says in a note where these are too few.</summary>
    public static void FindOutliers(IReadOnlyList<ExaminedCase> cases, DoctorOptions options, List<Finding> findings)
    {
        ExaminedCase[] readable = [.. cases.Where(item => item.Fingerprint is not null)];
        if (readable.Length < Math.Max(options.MinimumCases, 1))
        {
            findings.Add(new Finding(
                FindingSeverity.Note,
                FindingCodes.OutliersNotExamined,
                null,
                null,
                null,
                Invariant($"{readable.Length} scans could be read; outliers in spacing, orientation, field and intensities were not looked for, that takes ") +
                Invariant($"at least {Math.Max(options.MinimumCases, 1)}")));
            return;
        }

        double[][] spacings = [.. readable.Select(item => Anatomical(item.Fingerprint!, Spacing(item.Fingerprint!)))];
        double[][] extents = [.. readable.Select(item => Anatomical(item.Fingerprint!, Extent(item.Fingerprint!)))];
        bool[] oddSpacing = RatioOutliers(spacings, SpacingFloor, options.ScanThreshold);
        bool[] oddExtent = RatioOutliers(extents, ExtentFloor, options.ScanThreshold);
        for (int i = 0; i < readable.Length; i++)
        {
            if (oddSpacing[i])
            {
                findings.Add(readable[i].OnScan(
                    FindingSeverity.Warning,
                    FindingCodes.SpacingOutlier,
                    $"the spacing is {Triple(spacings[i])} mm, in the set it is {Triple(Medians(spacings))} mm (left-right, front-back, up-down); " +
                    $"{SpacingCause(spacings[i], Medians(spacings))}"));
            }
            else if (oddExtent[i])
            {
                findings.Add(readable[i].OnScan(
                    FindingSeverity.Warning,
                    FindingCodes.SizeOutlier,
                    $"the field is {Triple(extents[i])} mm, in the set it is {Triple(Medians(extents))} mm (left-right, front-back, up-down); check that " +
                    "it shows the same part of the body"));
            }
        }

        FindOrientations(readable, findings);
        FindIntensities([.. readable.Where(item => item.Fingerprint!.Intensities.Minimum != item.Fingerprint.Intensities.Maximum)], options, findings);
    }

    private static string SpacingCause(double[] spacing, double[] usual)
    {
        double[] ratios = [.. spacing.Zip(usual, (own, other) => own / other)];
        return Array.TrueForAll(ratios, ratio => Math.Abs(Math.Log10(ratio) - 3) < ThousandTolerance)
            ? "a thousand times that of the set: micrometres were likely taken for millimetres; correct the header's spacing, or say its unit there"
            : Array.TrueForAll(ratios, ratio => Math.Abs(Math.Log10(ratio) + 3) < ThousandTolerance)
            ? "a thousandth of that of the set: millimetres were likely taken for micrometres, or metres for millimetres; correct the header's spacing or " +
                "its unit"
            : Array.TrueForAll(spacing, own => own == 1)
            ? "a spacing of 1 in all directions was likely never set: it was lost when the file was written; write it anew with the original's spacing"
            : "check the header's spacing and unit";
    }

    private static void FindOrientations(ExaminedCase[] cases, List<Finding> findings)
    {
        var usual = cases.GroupBy(item => item.Fingerprint!.Orientation, StringComparer.Ordinal).MaxBy(group => group.Count())!;
        if (2 * usual.Count() <= cases.Length)
        {
            return;
        }

        findings.AddRange(cases.Where(item => item.Fingerprint!.Orientation != usual.Key).Select(item => item.OnScan(
            FindingSeverity.Warning,
            FindingCodes.OrientationOutlier,
            Invariant($"the axes run {item.Fingerprint!.Orientation}, those of {usual.Count()} of {cases.Length} scans {usual.Key}; check that the header ") +
            "is right (if it is, nothing needs to be done)")));
    }

    private static void FindIntensities(ExaminedCase[] cases, DoctorOptions options, List<Finding> findings)
    {
        if (cases.Length < Math.Max(options.MinimumCases, 1))
        {
            return;
        }

        double floor = IntensityFloor * RobustSpread.Median([.. cases.Select(item => Percentile(item, 99) - Percentile(item, 1))]);
        RobustSpread[] spreads = [.. Ranks.Select(rank => RobustSpread.Of([.. cases.Select(item => Percentile(item, rank))]))];
        if (floor <= 0)
        {
            return;
        }

        foreach (ExaminedCase item in cases)
        {
            bool odd = Ranks.Zip(spreads, (rank, spread) => Math.Abs(spread.Above(Percentile(item, rank), floor))).Max() > options.ScanThreshold;
            if (odd)
            {
                findings.Add(item.OnScan(
                    FindingSeverity.Warning,
                    FindingCodes.IntensityOutlier,
                    $"the intensities (percentiles 1, 50, 99) are {List([.. Ranks.Select(rank => Percentile(item, rank))])}, in the set " +
                    $"{List([.. spreads.Select(spread => spread.Centre)])}; check that it is the same kind of scan, and its slope and intercept"));
            }
        }
    }

    private static bool[] RatioOutliers(double[][] figures, double floor, double threshold)
    {
        bool[] odd = new bool[figures.Length];
        for (int axis = 0; axis < 3; axis++)
        {
            double[] logarithms = [.. figures.Select(figure => Math.Log(figure[axis]))];
            var spread = RobustSpread.Of(logarithms);
            for (int i = 0; i < odd.Length; i++)
            {
                odd[i] |= Math.Abs(spread.Above(logarithms[i], floor)) > threshold;
            }
        }

        return odd;
    }

    // By the body's directions, not by the file's axes, so that a permuted scan is not odd for that.
    private static double[] Anatomical(CaseFingerprint fingerprint, double[] alongAxes)
    {
        double[] ordered = new double[3];
        for (int axis = 0; axis < 3; axis++)
        {
            int direction = fingerprint.Orientation[axis] switch
            {
                'L' or 'R' => 0,
                'P' or 'A' => 1,
                'S' or 'I' => 2,
                char letter => throw new UnreachableException($"'{letter}' is no direction of the body."),
            };
            ordered[direction] = alongAxes[axis];
        }

        return ordered;
    }

    private static double[] Spacing(CaseFingerprint fingerprint) => [fingerprint.SpacingMm.X, fingerprint.SpacingMm.Y, fingerprint.SpacingMm.Z];

    private static double[] Extent(CaseFingerprint fingerprint) =>
        [fingerprint.SpacingMm.X * fingerprint.Size.X, fingerprint.SpacingMm.Y * fingerprint.Size.Y, fingerprint.SpacingMm.Z * fingerprint.Size.Z];

    private static double[] Medians(double[][] figures) =>
        [.. Enumerable.Range(0, 3).Select(axis => RobustSpread.Median([.. figures.Select(figure => figure[axis])]))];

    private static double Percentile(ExaminedCase item, int rank) => item.Fingerprint!.Intensities.Percentiles[rank];

    private static string Triple(double[] figures) => string.Join(" x ", figures.Select(Text));

    private static string List(double[] figures) => string.Join(", ", figures.Select(Text));

    private static string Text(double figure) => Invariant($"{figure:G5}");
}

using Pinpoint.Imaging;
namespace Pinpoint.Checks;

/// <summary>
/// Compares each case's landmarks with the shape of the other cases: mirrored files, exchanged labels and misplaced landmarks. It needs no
/// names and no orientation.
/// </summary>
internal static class ShapeChecks
{
    private const double ExchangeGain = 1.0 / 3;
    private const double WholeShape = 0.3;
    private const int FewestOfWholeShape = ShapeAgreement.FewestLandmarks;

    /// <summary>Looks for odd shapes.</summary>
    /// <param name="comparison">The shapes and what they have in common.</param>
    /// <param name="turned">Cases in another frame, which have been reported already.</param>
    /// <param name="swapped">Pairs of labels that have been reported already.</param>
    /// <param name="options">What counts as odd.</param>
    /// <param name="findings">Takes what is found.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static void FindOutliers(
        ShapeComparison comparison,
        HashSet<ExaminedCase> turned,
        ILookup<ExaminedCase, (string Left, string Right)> swapped,
        DoctorOptions options,
        List<Finding> findings,
        CancellationToken cancellationToken)
    {
        (LandmarkShape[] shapes, string[] names, MirrorImages mirrors, ShapeAgreement agreement) = comparison;
        ReportMirrored(comparison, turned, swapped, findings);
        for (int shape = 0; shape < shapes.Length; shape++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Pairs that were reported as exchanged are in their places in the mirror image.
            IEnumerable<(string, string)> reported = mirrors.Cases[shape].Side == Handedness.Mirrored ? [] : swapped[shapes[shape].Case];
            FindLandmarks(shape, shapes[shape].Case, names, agreement, reported, options, findings);
        }
    }

    private static void ReportMirrored(
        ShapeComparison comparison, HashSet<ExaminedCase> turned, ILookup<ExaminedCase, (string Left, string Right)> swapped, List<Finding> findings)
    {
        (LandmarkShape[] shapes, _, MirrorImages mirrors, _) = comparison;
        int mirrored = mirrors.Cases.Count(item => item.Side == Handedness.Mirrored);
        BodySide? ofMost = ToldSides.OfMost(shapes.Zip(mirrors.Cases, (shape, side) => (shape.Case.Source.Side, side.Side)));
        for (int shape = 0; shape < shapes.Length; shape++)
        {
            // A file whose frame or whose named pairs gave it away already is not reported a second time.
            Handedness side = mirrors.Cases[shape].Side;
            if (side == Handedness.Unknown || turned.Contains(shapes[shape].Case) || swapped[shapes[shape].Case].Count() > 1)
            {
                continue;
            }

            if (shapes[shape].Case.Source.Side is { } told && ofMost is { } most)
            {
                if ((told != most) != (side == Handedness.Mirrored))
                {
                    findings.Add(shapes[shape].Case.OnLandmarks(
                        FindingSeverity.Warning,
                        FindingCodes.MirrorImage,
                        null,
                        $"the manifest says {BodySides.NameOf(told)}, but the landmarks' shape is that of the other side; correct the column 'side', or the " +
                        "file's coordinate system"));
                }

                continue;
            }

            if (side == Handedness.AsMost)
            {
                continue;
            }

            findings.Add(mirrors.IsBilateral
                ? shapes[shape].Case.OnLandmarks(
                    FindingSeverity.Warning,
                    FindingCodes.LeftRightSwapped,
                    null,
                    "left and right are likely swapped: mirrored, the landmarks fit the other cases, as they are they do not; exchange the labels, or " +
                    "correct the file's coordinate system")
                : shapes[shape].Case.OnLandmarks(
                    FindingSeverity.Warning,
                    FindingCodes.MirrorImage,
                    null,
                    Invariant($"the landmarks are the mirror image of those of the other cases ({mirrored} of {shapes.Length} are mirrored), as a left ") +
                    "limb is of a right one; 'train' learns both sides as one model, and a column 'side' in the manifest names them; if the body is of one " +
                    "side, correct the file's coordinate system"));
        }
    }

    private static void FindLandmarks(
        int shape, ExaminedCase item, string[] names, ShapeAgreement agreement, IEnumerable<(
            string Left, string Right)> reported, DoctorOptions options, List<Finding> findings)
    {
        double?[] excess = [.. Enumerable.Range(0, names.Length).Select(landmark => agreement.Excess(shape, landmark, landmark, options.ShapeFloor))];
        HashSet<int> odd = [.. Enumerable.Range(0, names.Length).Where(landmark => excess[landmark] > options.ShapeThreshold)];
        foreach ((string left, string right) in reported)
        {
            odd.Remove(Array.IndexOf(names, left));
            odd.Remove(Array.IndexOf(names, right));
        }

        foreach ((int one, int other) in ExchangedPairs(shape, odd, names.Length, agreement, options))
        {
            odd.Remove(one);
            odd.Remove(other);
            findings.Add(item.OnLandmarks(
                FindingSeverity.Warning,
                FindingCodes.LeftRightSwapped,
                names[one],
                Invariant($"'{names[one]}' and '{names[other]}' are likely swapped: exchanged, they fit the other cases, as they are they lie ") +
                Invariant($"{agreement.DistanceMm(shape, one, one):0.##} and {agreement.DistanceMm(shape, other, other):0.##} mm off; exchange the two ") +
                "labels"));
        }

        if (odd.Count >= FewestOfWholeShape && odd.Count > WholeShape * excess.Count(value => value is not null))
        {
            findings.Add(item.OnLandmarks(
                FindingSeverity.Warning,
                FindingCodes.ShapeOutlier,
                null,
                Invariant($"{odd.Count} of {excess.Count(value => value is not null)} landmarks lie off the shape of the other cases, by up to ") +
                Invariant($"{odd.Max(landmark => agreement.DistanceMm(shape, landmark, landmark)):0.##} mm; the labels are likely shuffled, or the points ") +
                "are others"));
            return;
        }

        findings.AddRange(odd.Order().Select(landmark => item.OnLandmarks(
            FindingSeverity.Warning,
            FindingCodes.ShapeOutlier,
            names[landmark],
            Invariant($"'{names[landmark]}' lies {agreement.DistanceMm(shape, landmark, landmark):0.##} mm from where the other cases have it ") +
            Invariant($"({excess[landmark]:0} times their spread); check its position"))));
    }

    // Disjoint pairs of which at least one landmark is odd and that fit clearly better when exchanged, the greatest gain first.
    private static List<(int One, int Other)> ExchangedPairs(int shape, HashSet<int> odd, int count, ShapeAgreement agreement, DoctorOptions options)
    {
        var candidates = new List<(int One, int Other, double Gain)>();
        foreach (int one in odd)
        {
            for (int other = 0; other < count; other++)
            {
                if (other == one
                    || (odd.Contains(other) && other < one)
                    || agreement.DistanceMm(shape, one, one) + agreement.DistanceMm(shape, other, other) is not { } before)
                {
                    continue;
                }

                double? after = agreement.DistanceMm(shape, one, other) + agreement.DistanceMm(shape, other, one);
                bool fits = agreement.Excess(shape, one, other, options.ShapeFloor) < options.ShapeThreshold
                    && agreement.Excess(shape, other, one, options.ShapeFloor) < options.ShapeThreshold;
                if (fits && after < ExchangeGain * before)
                {
                    candidates.Add((Math.Min(one, other), Math.Max(one, other), before - after.Value));
                }
            }
        }

        var pairs = new List<(int, int)>();
        var taken = new HashSet<int>();
        foreach ((int one, int other, _) in candidates.OrderByDescending(candidate => candidate.Gain))
        {
            if (!taken.Contains(one) && !taken.Contains(other))
            {
                taken.Add(one);
                taken.Add(other);
                pairs.Add((one, other));
            }
        }

        return pairs;
    }
}

using Pinpoint.Imaging;

namespace Pinpoint.Checks;

/// <summary>
/// Compares each case's landmarks with the shape of the other cases: mirrored files, exchanged labels and misplaced landmarks. It needs no
/// names and no orientation.
/// </summary>
internal static class ShapeChecks
{
    private const double MirrorGain = 0.5;
    private const double ExchangeGain = 1.0 / 3;
    private const double WholeShape = 0.3;
    private const int FewestOfWholeShape = 4;

    /// <summary>Looks for odd shapes, and says in a note where there is too little to compare.</summary>
    /// <param name="cases">All cases.</param>
    /// <param name="swapped">Pairs of labels that have been reported already.</param>
    /// <param name="options">What counts as odd.</param>
    /// <param name="findings">Takes what is found.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static void FindOutliers(
        IReadOnlyList<ExaminedCase> cases,
        ILookup<ExaminedCase, (string Left, string Right)> swapped,
        DoctorOptions options,
        List<Finding> findings,
        CancellationToken cancellation)
    {
        string[] names = [.. LandmarkMatching.UnionOfNames(cases.Select(item => item.Landmarks).OfType<LandmarkSet>())];
        LandmarkShape[] shapes = Comparable([.. cases
            .Where(item => item.Landmarks is not null)
            .Select(item => new LandmarkShape(item, [.. names.Select(name => item.Landmarks!.Find(name)?.Position)]))]);
        if (shapes.Length < Math.Max(options.MinimumCases, FewestOfWholeShape))
        {
            findings.Add(new Finding(
                FindingSeverity.Note,
                FindingCodes.OutliersNotExamined,
                null,
                null,
                null,
                Invariant($"{shapes.Length} cases have {ShapeAgreement.FewestLandmarks} landmarks or more in common; shape outliers were not looked for, ") +
                Invariant($"that takes at least {Math.Max(options.MinimumCases, FewestOfWholeShape)}")));
            return;
        }

        var agreement = ShapeAgreement.Of(shapes, cancellation);
        HashSet<int> mirrored = FindMirrored(shapes, agreement, swapped, options, findings);
        for (int shape = 0; shape < shapes.Length; shape++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!mirrored.Contains(shape))
            {
                FindLandmarks(shape, shapes[shape].Case, names, agreement, swapped[shapes[shape].Case], options, findings);
            }
        }
    }

    // Shapes that have enough landmarks in common with the most typical one.
    private static LandmarkShape[] Comparable(LandmarkShape[] shapes)
    {
        if (shapes.Length == 0)
        {
            return shapes;
        }

        LandmarkShape typical = ShapeAgreement.MostTypical(shapes);
        return [.. shapes.Where(shape => shape.InCommon(typical.Positions).Length >= ShapeAgreement.FewestLandmarks)];
    }

    private static HashSet<int> FindMirrored(
        LandmarkShape[] shapes,
        ShapeAgreement agreement,
        ILookup<ExaminedCase, (string Left, string Right)> swapped,
        DoctorOptions options,
        List<Finding> findings)
    {
        double[] misfits = [.. Enumerable.Range(0, shapes.Length).Select(shape => agreement.Misfit(shape, mirrored: false))];
        var spread = RobustSpread.Of(misfits);
        var mirrored = new HashSet<int>();
        for (int shape = 0; shape < shapes.Length; shape++)
        {
            if (spread.Above(misfits[shape], options.ShapeFloor * agreement.Radius) <= options.ShapeThreshold
                || agreement.Misfit(shape, mirrored: true) >= MirrorGain * misfits[shape])
            {
                continue;
            }

            mirrored.Add(shape);
            // A file whose named pairs gave it away already is not reported a second time.
            if (swapped[shapes[shape].Case].Count() < 2)
            {
                findings.Add(shapes[shape].Case.OnLandmarks(
                    FindingSeverity.Warning,
                    FindingCodes.LeftRightSwapped,
                    null,
                    "left and right are likely swapped: mirrored, the landmarks fit the other cases, as they are they do not; exchange the labels, or " +
                    "correct the file's coordinate system"));
            }
        }

        return mirrored;
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

using Pinpoint.Imaging;

namespace Pinpoint.Checks;

/// <summary>The shapes of a set that can be compared, and what they have in common.</summary>
/// <param name="Shapes">The shapes.</param>
/// <param name="Names">The labels of their landmarks.</param>
/// <param name="Mirrors">Which of them are mirror images of the rest.</param>
/// <param name="Agreement">All of them in one frame; mirrored ones are mirrored back (x with the other sign) before.</param>
internal sealed record ShapeComparison(LandmarkShape[] Shapes, string[] Names, MirrorImages Mirrors, ShapeAgreement Agreement)
{
    private const int FewestCases = 4;

    /// <summary>Compares the cases that have landmarks; null, with a note in <paramref name="findings"/>, where these are too few.</summary>
    public static ShapeComparison? Of(IReadOnlyList<ExaminedCase> cases, DoctorOptions options, List<Finding> findings, CancellationToken cancellationToken)
    {
        string[] names = [.. LandmarkMatching.UnionOfNames(cases.Select(item => item.Landmarks).OfType<LandmarkSet>())];
        LandmarkShape[] shapes = Comparable([.. cases
            .Where(item => item.Landmarks is not null)
            .Select(item => new LandmarkShape(item, ShapePoints.Of(item.Landmarks!, names)))]);
        int fewest = Math.Max(options.MinimumCases, FewestCases);
        if (shapes.Length < fewest)
        {
            findings.Add(new Finding(
                FindingSeverity.Note,
                FindingCodes.OutliersNotExamined,
                null,
                null,
                null,
                Invariant($"{shapes.Length} cases have {ShapeAgreement.FewestLandmarks} landmarks or more in common; shape outliers were not looked for, ") +
                Invariant($"that takes at least {fewest}")));
            return null;
        }

        var mirrors = MirrorImages.Find([.. shapes.Select(shape => shape.Positions)], names);
        var agreement = ShapeAgreement.Of(
            [.. shapes.Zip(mirrors.Cases, (shape, side) => side.Side == Handedness.Mirrored ? ShapePoints.Mirrored(shape.Positions) : shape.Positions)],
            cancellationToken);
        return new ShapeComparison(shapes, names, mirrors, agreement);
    }

    // Shapes that have enough landmarks in common with the most typical one.
    private static LandmarkShape[] Comparable(LandmarkShape[] shapes)
    {
        if (shapes.Length == 0)
        {
            return shapes;
        }

        WorldPoint?[] typical = ShapeAgreement.MostTypical([.. shapes.Select(shape => shape.Positions)]);
        return [.. shapes.Where(shape => ShapePoints.InCommon(shape.Positions, typical).Length >= ShapeAgreement.FewestLandmarks)];
    }
}

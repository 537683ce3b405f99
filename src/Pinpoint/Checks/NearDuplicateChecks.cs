using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Checks;

/// <summary>
/// Looks for cases that show one subject twice, such as a scan that was resampled, cropped or given other intensities: their shapes, and the
/// pictures around their landmarks, are far more alike than those of two subjects of the set.
/// </summary>
internal static class NearDuplicateChecks
{
    // Shapes this near, as a share of their radius, are one file's points: only moved, or rounded on the way through another format.
    private const double SameShape = 1e-3;
    private const int MostPictures = 400;

    // How unlike shapes and pictures of one subject may be, as shares of the set's median: the nearer the shapes, the less the pictures must say.
    private static readonly (double Shape, double Picture)[] Limits = [(0.1, 0.6), (0.5, 0.2)];

    /// <summary>
    /// One finding for each case that shows the subject of an earlier one, unless it was found to be the same scan or to hold the same positions.
    /// </summary>
    /// <param name="cases">All cases.</param>
    /// <param name="options">From how many cases on the set tells how unlike subjects are.</param>
    /// <param name="findings">Takes what is found.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static void Find(IReadOnlyList<ExaminedCase> cases, DoctorOptions options, List<Finding> findings, CancellationToken cancellationToken)
    {
        string[] names = [.. LandmarkMatching.UnionOfNames(cases.Select(item => item.Landmarks).OfType<LandmarkSet>())];
        (ExaminedCase Case, WorldPoint?[] Points)[] shapes = [.. cases.Where(item => item is { Landmarks: not null, Thumbnail: not null })
            .Select(item => (item, ShapePoints.Of(item.Landmarks!, names)))];
        var pairs = new List<(int Later, int Earlier, double Shape)>();
        for (int later = 1; later < shapes.Length; later++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int earlier = 0; earlier < later; earlier++)
            {
                if (ShapeDistance(shapes[later].Points, shapes[earlier].Points) is { } distance)
                {
                    pairs.Add((later, earlier, distance));
                }
            }
        }

        if (pairs.Count == 0)
        {
            return;
        }

        double Picture((int Later, int Earlier, double Shape) pair) => shapes[pair.Later].Case.Thumbnail!.Unlikeness(shapes[pair.Earlier].Case.Thumbnail!);
        bool fewCases = shapes.Length < options.MinimumCases;
        int step = (pairs.Count + MostPictures - 1) / MostPictures;
        double usualShape = fewCases ? 0 : RobustSpread.Median([.. pairs.Select(pair => pair.Shape)]);
        double usualPicture = fewCases ? 0 : RobustSpread.Median([.. pairs.Where((_, index) => index % step == 0).Select(Picture)]);
        var reported = new HashSet<int>();
        foreach (var pair in pairs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bool oneSubject = pair.Shape <= SameShape
                || Array.Exists(Limits, limit => pair.Shape <= limit.Shape * usualShape && Picture(pair) <= limit.Picture * usualPicture);
            ExaminedCase later = shapes[pair.Later].Case;
            ExaminedCase earlier = shapes[pair.Earlier].Case;
            if (oneSubject && !IsReported(later, findings) && reported.Add(pair.Later))
            {
                findings.Add(later.OnScan(
                    FindingSeverity.Warning,
                    FindingCodes.NearDuplicate,
                    Invariant($"likely shows the same subject as the case '{earlier.Source.Name}' ({earlier.Source.VolumePath}), resampled, cropped, moved ") +
                    Invariant($"or with other intensities: the landmarks differ by {100 * pair.Shape:0.##} % of their extent; ") +
                    Invariant($"{RepetitionChecks.Remedy(later, earlier)}")));
            }
        }
    }

    private static bool IsReported(ExaminedCase item, List<Finding> findings) =>
        findings.Exists(finding => finding.Case == item.Source.Name && finding.Code is FindingCodes.SameScanTwice or FindingCodes.SameLandmarksTwice);

    // The root mean square distance that turning and shifting leaves, as a share of the radius: size is a mark of the subject.
    private static double? ShapeDistance(WorldPoint?[] one, WorldPoint?[] other)
    {
        int[] common = ShapePoints.InCommon(one, other);
        double radius = common.Length < ShapeAgreement.FewestLandmarks ? 0 : ShapePoints.RadiusOf([.. common.Select(i => other[i])]);
        if (!(radius > 0))
        {
            return null;
        }

        double[] source = ShapePoints.Interleave(one, common);
        double[] target = ShapePoints.Interleave(other, common);
        double[] distances = RobustAlignment.Distances(Procrustes.AlignRigidly(source, target), source, target);
        return Math.Sqrt(distances.Average(distance => distance * distance)) / radius;
    }
}

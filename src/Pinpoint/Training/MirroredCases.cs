using Pinpoint.Checks;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Training;

/// <summary>Which cases of a training are seen in the mirrored world, so that all show one side.</summary>
/// <param name="Rule">The axis across which the mirror stands; as it was where no case is mirrored.</param>
/// <param name="Names">The cases that are mirrored.</param>
/// <param name="Side">The side that all show then, where the manifest names it.</param>
/// <param name="Warnings">What was found, one line each.</param>
internal sealed record MirroredCases(MirrorRule Rule, IReadOnlySet<string> Names, BodySide? Side, IReadOnlyList<string> Warnings)
{
    private const int NamedCases = 3;
    private const int FewestPoints = 3;

    /// <summary>Tells the cases of the less frequent side by the manifest, and where it says nothing by the landmarks.</summary>
    /// <param name="rule">What the plan says.</param>
    /// <param name="cases">The cases to train and validate on.</param>
    /// <param name="root">The data set, for warnings.</param>
    public static MirroredCases Find(MirrorRule rule, IReadOnlyList<PartialCase> cases, string root)
    {
        var none = new MirroredCases(rule, new HashSet<string>(StringComparer.Ordinal), null, []);
        if (rule == MirrorRule.Off)
        {
            return none;
        }

        var images = MirrorImages.Find([.. cases.Select(item => item.Landmarks)]);
        BodySide? side = Commonest(cases.Select(item => item.Case.Side).OfType<BodySide>());

        // Of a shape that is the same on both sides, a mirrored case is a mistake in its file, of which the doctor tells.
        Handedness[] shapes = [.. images.Cases.Select(item => side is null && images.IsBilateral ? Handedness.Unknown : item.Side)];
        BodySide? ofMost = ToldSides.OfMost(cases.Zip(shapes, (item, shape) => (item.Case.Side, shape)));
        Handedness own = side is null || ofMost == side ? Handedness.AsMost : ofMost is null ? Handedness.Unknown : Handedness.Mirrored;
        bool[] byShape = [.. shapes.Select(shape => own != Handedness.Unknown && shape != Handedness.Unknown && shape != own)];
        bool[] mirrored = [.. cases.Select((item, i) => item.Case.Side is { } told ? told != side : byShape[i])];
        if (!mirrored.Contains(true))
        {
            return none with { Side = rule == MirrorRule.Auto ? null : side };
        }

        string[] names = [.. cases.Where((_, i) => mirrored[i]).Select(item => item.Case.Name)];
        WorldMirror mirror = MirrorRules.MirrorOf(rule) ?? BestMirror(cases, mirrored);
        List<string> warnings =
        [
            Invariant($"{root}: {names.Length} of {cases.Count} cases are mirror images of the rest ({FirstFew(names)}); one model learns all, these ") +
                Invariant($"mirrored across {"xyz"[mirror.Axis]}, and its answers tell the side"),
        ];
        bool Contradicts(PartialCase item, int i) =>
            item.Case.Side is not null && own != Handedness.Unknown && shapes[i] != Handedness.Unknown && byShape[i] != mirrored[i];
        string[] doubtful = [.. cases.Where(Contradicts).Select(item => item.Case.Name)];
        if (doubtful.Length > 0)
        {
            warnings.Add(
                $"{root}: the shape of the landmarks contradicts the side that the manifest gives ({FirstFew(doubtful)}); the manifest was followed; " +
                "correct it, or the landmarks");
        }

        string[] untold = [.. cases.Where((item, i) => item.Case.Side is null && (own == Handedness.Unknown || shapes[i] == Handedness.Unknown))
            .Select(item => item.Case.Name)];
        if (untold.Length > 0)
        {
            warnings.Add(
                $"{root}: the landmarks do not tell which side these cases show, and they are taken as they are ({FirstFew(untold)}); name it in the " +
                "manifest's column 'side'");
        }

        return new MirroredCases(MirrorRules.Across(mirror.Axis), names.ToHashSet(StringComparer.Ordinal), side, warnings);
    }

    // The first of two that are as frequent.
    private static BodySide? Commonest(IEnumerable<BodySide> sides) =>
        sides.GroupBy(side => side).OrderByDescending(group => group.Count()).Select(group => (BodySide?)group.Key).FirstOrDefault();

    // The mirrored cases lie as the others do: patients' limbs across x, bones that were laid into the scanner across another axis.
    private static WorldMirror BestMirror(IReadOnlyList<PartialCase> cases, bool[] mirrored)
    {
        PartialCase[] asTheyAre = [.. cases.Where((_, i) => !mirrored[i])];
        PartialCase[] others = [.. cases.Where((_, i) => mirrored[i])];
        PartialCase reference = asTheyAre.Length > 0 ? asTheyAre.MaxBy(item => item.Shape.ObservedCount)! : others[0];
        Rotation[] attitudes = [.. asTheyAre.Select(item => AttitudeOf(item, reference)).OfType<Rotation>()];
        return Enumerable.Range(0, 3).Select(axis => new WorldMirror(axis)).MinBy(mirror => others
            .Select(item => AttitudeOf(item.Mirrored(mirror), reference))
            .OfType<Rotation>()
            .Sum(turned => attitudes.Sum(straight => SquaredAngle(straight.Inverse.After(turned)))));
    }

    private static Rotation? AttitudeOf(PartialCase item, PartialCase reference)
    {
        int[] common = [.. Enumerable.Range(0, item.Landmarks.Count).Where(i => item.Shape.Observed[i] && reference.Shape.Observed[i])];
        return common.Length < FewestPoints ? null : Procrustes.Align(PointsOf(reference, common), PointsOf(item, common)).Rotation;
    }

    private static double[] PointsOf(PartialCase item, int[] landmarks) =>
        [.. landmarks.SelectMany(i => Enumerable.Range(3 * i, 3).Select(k => item.Shape.Coordinates[k]))];

    private static double SquaredAngle(in Rotation rotation)
    {
        var (x, y, z) = rotation.ToVector();
        return (x * x) + (y * y) + (z * z);
    }

    private static string FirstFew(string[] names) =>
        string.Join(", ", names.Take(NamedCases)) + (names.Length > NamedCases ? Invariant($" and {names.Length - NamedCases} more") : "");
}

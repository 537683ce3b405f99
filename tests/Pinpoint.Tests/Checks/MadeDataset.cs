using Pinpoint.Checks;
using Pinpoint.Imaging;
using Pinpoint.Shapes;
using Pinpoint.Testing;

namespace Pinpoint.Tests.Checks;

/// <summary>
/// A clean data set of small scans with the same two-sided shape, each with a little noise and a pose of its own; tests spoil one thing and
/// have it examined.
/// </summary>
internal sealed class MadeDataset : IDisposable
{
    public const double NoiseMm = 0.15;
    private const int VoxelsPerAxis = 16;
    private const double SpacingMm = 3.5;

    public static readonly string[] Named = ["nose", "crown", "nape", "chin", "eye_L", "eye_R", "ear_L", "ear_R", "jaw_L", "jaw_R", "tooth_L", "tooth_R"];
    public static readonly string[] Numbered = [.. Enumerable.Range(1, Named.Length).Select(number => $"{number:00}")];

    // LPS mm: the left of each pair first, with greater x.
    private static readonly double[] Shape =
    [
        0, -18, 2, 0, 2, 17, 0, 14, -8, 0, -13, -14,
        6, -12, 6, -6, -12, 6,
        12, 5, 3, -12, 5, 3,
        9, 1, -11, -9, 1, -11,
        3, -14, -6, -3, -14, -6,
    ];

    private readonly TemporaryFolder _folder = new();

    public MadeDataset(int cases = 8, bool named = false, ulong seed = 1, double poseRadians = 0.1)
    {
        Names = named ? Named : Numbered;
        for (int i = 0; i < cases; i++)
        {
            var random = new SplitMixRandom(seed, (ulong)i);
            Landmarks.Add(LandmarksOf(ref random, poseRadians));
            Volumes.Add(VolumeOf(Grid(), VoxelsPerAxis, (ulong)i));
        }
    }

    /// <summary>A set of given landmarks, each in a scan of noise about the origin.</summary>
    public MadeDataset(IEnumerable<LandmarkSet> landmarks, double spacing)
    {
        Landmarks.AddRange(landmarks);
        Names = [.. Landmarks[0].Select(landmark => landmark.Name)];
        Volumes.AddRange(Enumerable.Range(0, Landmarks.Count).Select(i => VolumeOf(Grid(spacing), VoxelsPerAxis, (ulong)i)));
    }

    public string[] Names { get; }

    public List<Volume> Volumes { get; } = [];

    public List<LandmarkSet> Landmarks { get; } = [];

    public static Affine Grid(double spacing = SpacingMm, WorldPoint offset = default)
    {
        double first = -spacing * (VoxelsPerAxis - 1) / 2;
        return Affine.FromSpacing(spacing, spacing, spacing, new WorldPoint(first + offset.X, first + offset.Y, first + offset.Z));
    }

    /// <summary>Noise around 100, other for each seed.</summary>
    public static Volume VolumeOf(Affine affine, int slices, ulong seed, double factor = 1)
    {
        var random = new SplitMixRandom(seed, 7);
        float[] voxels = new float[VoxelsPerAxis * VoxelsPerAxis * slices];
        for (int i = 0; i < voxels.Length; i++)
        {
            voxels[i] = (float)(factor * (100 + (20 * random.NextNormal())));
        }

        return Volume.Create(voxels, new VolumeSize(VoxelsPerAxis, VoxelsPerAxis, slices), affine);
    }

    public string VolumePath(int index) => _folder.File("volumes", $"case{index}.nii");

    public string LandmarksPath(int index) => _folder.File("landmarks", $"case{index}.mrk.json");

    /// <summary>Gives the landmarks of one case other names or positions.</summary>
    public void Change(int index, Func<Landmark, Landmark> change) => Landmarks[index] = new LandmarkSet(Landmarks[index].Select(change));

    public void Move(int index, string landmark, double x, double y, double z) => Change(index, item => item.Name != landmark || item.Position is not { } p
        ? item
        : item with { Position = new WorldPoint(p.X + x, p.Y + y, p.Z + z) });

    public void Exchange(int index, params (string One, string Other)[] pairs) => Change(index, item =>
    {
        string? name = pairs
            .Where(pair => pair.One == item.Name)
            .Select(pair => pair.Other)
            .Concat(pairs.Where(pair => pair.Other == item.Name).Select(pair => pair.One))
            .FirstOrDefault();
        return item with { Name = name ?? item.Name };
    });

    public Dataset Save()
    {
        Directory.CreateDirectory(_folder.File("volumes"));
        Directory.CreateDirectory(_folder.File("landmarks"));
        for (int i = 0; i < Volumes.Count; i++)
        {
            VolumeFile.Write(VolumePath(i), Volumes[i]);
            LandmarkFile.Write(LandmarksPath(i), Landmarks[i]);
        }

        return Dataset.Open(_folder.Path);
    }

    public DatasetReport Examine() => DatasetDoctor.Examine(Save());

    public void Dispose() => _folder.Dispose();

    private LandmarkSet LandmarksOf(ref SplitMixRandom random, double poseRadians)
    {
        double[] points = [.. Shape];
        for (int i = 0; i < points.Length; i++)
        {
            // Bounded, as a clean set has no outliers: uniform of that standard deviation.
            points[i] += NoiseMm * Math.Sqrt(3) * random.NextUniform(-1, 1);
        }

        var pose = new Similarity(
            Rotation.FromVector(poseRadians * random.NextNormal(), poseRadians * random.NextNormal(), poseRadians * random.NextNormal()),
            random.NextUniform(0.9, 1.1),
            random.NextUniform(-1, 1),
            random.NextUniform(-1, 1),
            random.NextUniform(-1, 1));
        pose.Apply(points, points);
        return new LandmarkSet(Names.Select((name, i) => Landmark.At(name, new WorldPoint(points[3 * i], points[(3 * i) + 1], points[(3 * i) + 2]))));
    }
}

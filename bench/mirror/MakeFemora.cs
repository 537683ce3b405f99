#:project ../../src/Pinpoint.Imaging/Pinpoint.Imaging.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property TreatWarningsAsErrors=false
#:property NoWarn=MA0048;CA1852
using Pinpoint;
using Pinpoint.Imaging;

// Long bones like femora, to measure what left and right under one naming cost: MakeFemora.cs FOLDER [SEED] [CASES] [TRAINING-CASES]
// FOLDER/left holds all of them as left ones; FOLDER/mixed holds the same bones, every second one as a right one (its mirror image across x, noise and all);
// FOLDER/sided is the manifest of mixed with the column 'side'. The first TRAINING-CASES of each are split 'train', the others 'test'.
// A bone varies in size by up to 12 % and in 8 other measures; it lies turned by some degrees, off the middle, in soft tissue and air, with noise.
string folder = args[0];
ulong seed = args.Length > 1 ? ulong.Parse(args[1]) : 1;
int count = args.Length > 2 ? int.Parse(args[2]) : 19;
int training = args.Length > 3 ? int.Parse(args[3]) : 12;
const double Spacing = 3;
var size = new VolumeSize(64, 64, 180);
foreach (string set in new[] { "left", "mixed" })
{
    Directory.CreateDirectory(Path.Combine(folder, set, "volumes"));
    Directory.CreateDirectory(Path.Combine(folder, set, "landmarks"));
}

var rows = new List<(string Name, string Split, string Side)>();
for (int i = 0; i < count; i++)
{
    var bone = new Bone(seed, (ulong)i);
    string name = $"bone-{i:00}";
    bool right = i % 2 == 1;
    short[] voxels = bone.Voxels(size, Spacing);
    Write("left", name, voxels, bone.Landmarks(), mirrored: false);
    Write("mixed", name, voxels, bone.Landmarks(), mirrored: right);
    rows.Add((name, i < training ? "train" : "test", right ? "right" : "left"));
    Console.Error.WriteLine($"{name}: {bone.Length:0} mm");
}

foreach (string set in new[] { "left", "mixed" })
{
    File.WriteAllLines(Path.Combine(folder, set + ".csv"), rows.Select(row => Row(set, row.Name, row.Split)).Prepend("case,volume,landmarks,split"));
}

File.WriteAllLines(
    Path.Combine(folder, "sided.csv"), rows.Select(row => $"{Row("mixed", row.Name, row.Split)},{row.Side}").Prepend("case,volume,landmarks,split,side"));

string Row(string set, string name, string split) => $"{name},{set}/volumes/{name}.nii.gz,{set}/landmarks/{name}.mrk.json,{split}";

void Write(string set, string name, short[] voxels, IReadOnlyList<(string Name, Vector At)> landmarks, bool mirrored)
{
    short[] stored = voxels;
    if (mirrored)
    {
        stored = new short[voxels.Length];
        for (int row = 0; row < voxels.Length; row += size.X)
        {
            for (int x = 0; x < size.X; x++)
            {
                stored[row + x] = voxels[row + size.X - 1 - x];
            }
        }
    }

    // The middle of the scan is the world's origin, so that the mirror image across x is that of the voxels.
    var origin = new WorldPoint(-Spacing * (size.X - 1) / 2, -Spacing * (size.Y - 1) / 2, -Spacing * (size.Z - 1) / 2);
    VolumeFile.Write(
        Path.Combine(folder, set, "volumes", name + ".nii.gz"), Volume.Create(stored, size, Affine.FromSpacing(Spacing, Spacing, Spacing, origin)));
    LandmarkFile.Write(
        Path.Combine(folder, set, "landmarks", name + ".mrk.json"),
        new LandmarkSet(landmarks.Select(item => Landmark.At(item.Name, new WorldPoint(mirrored ? -item.At.X : item.At.X, item.At.Y, item.At.Z)))));
}

readonly record struct Vector(double X, double Y, double Z)
{
    public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);
    public static Vector operator -(Vector a, Vector b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);
    public static Vector operator *(double s, Vector a) => new(s * a.X, s * a.Y, s * a.Z);
    public double Dot(Vector b) => (X * b.X) + (Y * b.Y) + (Z * b.Z);
    public double Norm => Math.Sqrt(Dot(this));
}

// A left bone in its own frame: x lateral, y posterior, z proximal (LPS), in mm at size 1, about 440 mm long.
sealed class Bone
{
    private readonly List<(Vector From, Vector To, double FromRadius, double ToRadius)> _parts = [];
    private readonly List<(string Name, Vector At)> _landmarks = [];
    private readonly SplitMixRandom _noise;
    private readonly double _scale;
    private readonly double[] _turn;
    private readonly Vector _middle;

    public Bone(ulong seed, ulong number)
    {
        var random = new SplitMixRandom(seed, number);
        _noise = new SplitMixRandom(seed, number, 1);
        _scale = random.NextUniform(0.88, 1.12);
        double Vary(ref SplitMixRandom source, double mean, double deviation) => mean + (deviation * Math.Clamp(source.NextNormal(), -2, 2));
        double head = Vary(ref random, 23, 1.2);
        double neck = Vary(ref random, 50, 3);
        double neckAngle = Vary(ref random, 126, 4) * Math.PI / 180;
        double anteversion = Vary(ref random, 15, 5) * Math.PI / 180;
        double bow = Vary(ref random, 14, 3);
        double shaft = Vary(ref random, 14, 0.8);
        double condyles = Vary(ref random, 25, 1.3);
        double medial = Vary(ref random, 22, 1);
        double lateral = Vary(ref random, 19.5, 1);

        var shaftTop = new Vector(0, 0, 165);
        double up = -Math.Cos(neckAngle) * neck;
        double across = Math.Sin(neckAngle) * neck;
        var headCentre = shaftTop + new Vector(-across * Math.Cos(anteversion), -across * Math.Sin(anteversion), up + 8);
        var greater = shaftTop + new Vector(14, 4, 22);
        var lesser = shaftTop + new Vector(-14, 12, -32);
        Vector Axis(double z) => new(-6 * (165 - z) / 330, -bow * (1 - (z / 185 * z / 185)), z);
        double[] levels = [165, 110, 55, 0, -55, -110, -165];
        for (int i = 1; i < levels.Length; i++)
        {
            _parts.Add((Axis(levels[i - 1]), Axis(levels[i]), i == 1 ? shaft + 6 : shaft, i == levels.Length - 1 ? shaft + 9 : shaft));
        }

        var medialCondyle = Axis(-165) + new Vector(-condyles, 12, -26);
        var lateralCondyle = Axis(-165) + new Vector(condyles - 1, 10, -21);
        var groove = Axis(-165) + new Vector(3, -8, -18);
        _parts.Add((headCentre, headCentre, head, head));
        _parts.Add((headCentre, shaftTop + new Vector(2, 1, -4), 14, 17));
        _parts.Add((shaftTop + new Vector(6, 2, -8), greater, 17, 11));
        _parts.Add((shaftTop + new Vector(-4, 4, -30), lesser, 13, 7));
        _parts.Add((Axis(-165), medialCondyle, shaft + 9, medial));
        _parts.Add((Axis(-165), lateralCondyle, shaft + 9, lateral));
        _parts.Add((medialCondyle + new Vector(6, -14, 2), groove, 14, 13));
        _parts.Add((lateralCondyle + new Vector(-6, -14, 0), groove, 13, 13));

        Vector towards = headCentre - shaftTop;
        Vector neckAxis = (1 / towards.Norm) * towards;
        Mark("head_centre", headCentre);
        Mark("head_top", headCentre + new Vector(0, 0, head));
        Mark("head_medial", headCentre + (head * neckAxis));
        Mark("neck_middle", shaftTop + (0.5 * towards));
        Mark("greater_trochanter", greater + new Vector(3, 0, 10));
        Mark("greater_trochanter_lateral", greater + new Vector(11, 0, 0));
        Mark("lesser_trochanter", lesser + new Vector(-4, 5, 0));
        Mark("shaft_1", Axis(110));
        Mark("shaft_2", Axis(55));
        Mark("shaft_3", Axis(0));
        Mark("shaft_4", Axis(-55));
        Mark("shaft_5", Axis(-110));
        Mark("shaft_anterior", Axis(0) + new Vector(0, -shaft, 0));
        Mark("medial_condyle", medialCondyle);
        Mark("medial_condyle_distal", medialCondyle + new Vector(0, 0, -medial));
        Mark("medial_condyle_posterior", medialCondyle + new Vector(0, medial, 0));
        Mark("medial_epicondyle", medialCondyle + new Vector(-medial, 0, 0));
        Mark("lateral_condyle", lateralCondyle);
        Mark("lateral_condyle_distal", lateralCondyle + new Vector(0, 0, -lateral));
        Mark("lateral_condyle_posterior", lateralCondyle + new Vector(0, lateral, 0));
        Mark("lateral_epicondyle", lateralCondyle + new Vector(lateral, 0, 0));
        Mark("patellar_groove", groove + new Vector(0, -13, 0));

        _turn = TurnOf(5 * random.NextNormal(), 5 * random.NextNormal(), 8 * random.NextNormal());
        _middle = new Vector(random.NextUniform(-8, 8), random.NextUniform(-8, 8), random.NextUniform(-8, 8));
    }

    public double Length => _scale * 440;

    public IReadOnlyList<(string Name, Vector At)> Landmarks() => [.. _landmarks.Select(item => (item.Name, ToWorld(item.At)))];

    public short[] Voxels(VolumeSize size, double spacing)
    {
        short[] voxels = new short[size.Voxels];
        SplitMixRandom noise = _noise;
        int index = 0;
        for (int k = 0; k < size.Z; k++)
        {
            for (int j = 0; j < size.Y; j++)
            {
                for (int i = 0; i < size.X; i++)
                {
                    var world = new Vector(spacing * (i - ((size.X - 1) / 2.0)), spacing * (j - ((size.Y - 1) / 2.0)), spacing * (k - ((size.Z - 1) / 2.0)));
                    voxels[index++] = (short)Math.Round(ValueAt(world, spacing) + (30 * noise.NextNormal()));
                }
            }
        }

        return voxels;
    }

    private static double[] TurnOf(double x, double y, double z)
    {
        (double Sin, double Cos) a = Math.SinCos(x * Math.PI / 180);
        (double Sin, double Cos) b = Math.SinCos(y * Math.PI / 180);
        (double Sin, double Cos) c = Math.SinCos(z * Math.PI / 180);
        return
        [
            c.Cos * b.Cos, (c.Cos * b.Sin * a.Sin) - (c.Sin * a.Cos), (c.Cos * b.Sin * a.Cos) + (c.Sin * a.Sin),
            c.Sin * b.Cos, (c.Sin * b.Sin * a.Sin) + (c.Cos * a.Cos), (c.Sin * b.Sin * a.Cos) - (c.Cos * a.Sin),
            -b.Sin, b.Cos * a.Sin, b.Cos * a.Cos,
        ];
    }

    private void Mark(string name, Vector at) => _landmarks.Add((name, at));

    private Vector ToWorld(Vector p) => _middle + (_scale * new Vector(
        (_turn[0] * p.X) + (_turn[1] * p.Y) + (_turn[2] * p.Z),
        (_turn[3] * p.X) + (_turn[4] * p.Y) + (_turn[5] * p.Z),
        (_turn[6] * p.X) + (_turn[7] * p.Y) + (_turn[8] * p.Z)));

    private Vector ToBone(Vector world)
    {
        Vector p = (1 / _scale) * (world - _middle);
        return new Vector(
            (_turn[0] * p.X) + (_turn[3] * p.Y) + (_turn[6] * p.Z),
            (_turn[1] * p.X) + (_turn[4] * p.Y) + (_turn[7] * p.Z),
            (_turn[2] * p.X) + (_turn[5] * p.Y) + (_turn[8] * p.Z));
    }

    // Hounsfield units: air, soft tissue, cortical bone, and the softer bone within; edges are as wide as a voxel.
    private double ValueAt(Vector world, double spacing)
    {
        Vector p = ToBone(world);
        double tissue = Math.Sqrt((p.X * p.X / (80 * 80)) + (p.Y * p.Y / (82 * 82)));
        double value = Blend(40, -1000, (tissue - 1) * 80 * _scale / spacing);
        double depth = _scale * Depth(p);
        return Blend(value, Blend(1100, 250, (depth - 6) / spacing), depth / spacing);
    }

    private static double Blend(double outside, double inside, double depth) => outside + ((inside - outside) * Math.Clamp(0.5 + depth, 0, 1));

    // How deep a point lies within the bone; negative outside.
    private double Depth(Vector p)
    {
        double deepest = double.NegativeInfinity;
        foreach (var (from, to, fromRadius, toRadius) in _parts)
        {
            Vector way = to - from;
            double length = way.Dot(way);
            double share = length == 0 ? 0 : Math.Clamp((p - from).Dot(way) / length, 0, 1);
            deepest = Math.Max(deepest, fromRadius + (share * (toRadius - fromRadius)) - (p - (from + (share * way))).Norm);
        }

        return deepest;
    }
}

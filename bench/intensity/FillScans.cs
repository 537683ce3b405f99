#:project ../../src/Pinpoint/Pinpoint.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property TreatWarningsAsErrors=false
#:property NoWarn=MA0048;CA1852
using Pinpoint;
using Pinpoint.Imaging;

// The same scans as scanners and programs store them: with fill outside the field, metal, NaN or other units.
// FillScans.cs DATASET OUTPUT [CASES]: writes one data set per kind to OUTPUT/KIND, with the landmarks as they are.
var data = Dataset.Open(args[0]);
int most = args.Length > 2 ? int.Parse(args[2]) : int.MaxValue;
var kinds = new Dictionary<string, Func<float[], VolumeSize, Affine, Volume>>(StringComparer.Ordinal)
{
    ["plain"] = (voxels, size, place) => Volume.Create(voxels, size, place),
    ["corners_2000"] = (voxels, size, place) => Volume.Create(Words(Fill(voxels, size, InCorners, -2000)), size, place),
    ["corners_3024"] = (voxels, size, place) => Volume.Create(Words(Fill(voxels, size, InCorners, -3024)), size, place),
    ["corners_32768"] = (voxels, size, place) => Volume.Create(Words(Fill(voxels, size, InCorners, -32768)), size, place),
    ["cylinder_2000"] = (voxels, size, place) => Volume.Create(Words(Fill(voxels, size, OutsideCylinder, -2000)), size, place),
    ["cylinder_3024"] = (voxels, size, place) => Volume.Create(Words(Fill(voxels, size, OutsideCylinder, -3024)), size, place),
    ["cylinder_32768"] = (voxels, size, place) => Volume.Create(Words(Fill(voxels, size, OutsideCylinder, -32768)), size, place),
    ["cylinder_bright"] = (voxels, size, place) => Volume.Create(Words(Fill(voxels, size, OutsideCylinder, 32767)), size, place),
    ["cylinder_resampled"] = (voxels, size, place) => Resampled(Fill(voxels, size, OutsideCylinder, -3024), size, place),
    ["plain_resampled"] = Resampled,
    ["metal_scattered"] = (voxels, size, place) => Volume.Create(Words(Scatter(voxels, 0.006, 30000)), size, place),
    ["metal_ball"] = (voxels, size, place) => Volume.Create(Words(Ball(voxels, size, 0.006, 30000)), size, place),
    ["metal_ball_painted"] = (voxels, size, place) => Volume.Create(Ball(voxels, size, 0.006, Percentile(voxels, 0.995)), size, place),
    ["nan_border_painted"] = (voxels, size, place) => Volume.Create(Fill(voxels, size, InBorder, Percentile(voxels, 0.005)), size, place),
    ["cylinder_painted"] = (voxels, size, place) => Volume.Create(Fill(voxels, size, OutsideCylinder, Percentile(voxels, 0.005)), size, place),
    ["nan_border"] = (voxels, size, place) => Volume.Create(Fill(voxels, size, InBorder, float.NaN), size, place),
    ["unsigned_1024"] = (
        voxels, size, place) => Volume.Create(Array.ConvertAll(voxels, value => (ushort)Math.Clamp(Math.Round(value + 1024), 0, 65535)), size, place),
    ["slope_10"] = (voxels, size, place) => Volume.Create(Words(Array.ConvertAll(voxels, value => value / 10)), size, place, slope: 10),
    ["scale_small"] = (voxels, size, place) => Volume.Create(Array.ConvertAll(voxels, value => 0.00123f * value), size, place),
    ["scale_large"] = (voxels, size, place) => Volume.Create(Array.ConvertAll(voxels, value => 417f * value), size, place),
};
foreach (DatasetCase item in data.Cases.Take(most))
{
    Volume scan = Dataset.ReadVolume(item);
    float[] voxels = new float[scan.Size.Voxels];
    scan.ReadIntensities(voxels);
    foreach (var (kind, change) in kinds)
    {
        string folder = Path.Combine(args[1], kind);
        Directory.CreateDirectory(Path.Combine(folder, "volumes"));
        Directory.CreateDirectory(Path.Combine(folder, "landmarks"));
        VolumeFile.Write(Path.Combine(folder, "volumes", item.Name + ".nii"), change([.. voxels], scan.Size, scan.VoxelToWorld));
        File.Copy(item.LandmarksPath!, Path.Combine(folder, "landmarks", Path.GetFileName(item.LandmarksPath!)), overwrite: true);
    }
}

static short[] Words(float[] voxels) => Array.ConvertAll(voxels, value => (short)Math.Clamp(Math.Round(value), short.MinValue, short.MaxValue));

static float[] Fill(float[] voxels, VolumeSize size, Func<VolumeSize, int, int, int, bool> isOutside, float value)
{
    for (int i = 0; i < voxels.Length; i++)
    {
        voxels[i] = isOutside(size, i % size.X, i / size.X % size.Y, i / (size.X * size.Y)) ? value : voxels[i];
    }

    return voxels;
}

// Eight cubes, 0.8 % of the scan.
static bool InCorners(VolumeSize size, int x, int y, int z) =>
    Math.Min(x, size.X - 1 - x) < size.X / 10 && Math.Min(y, size.Y - 1 - y) < size.Y / 10 && Math.Min(z, size.Z - 1 - z) < size.Z / 10;

// A field of view as wide as the scan: about 24 %.
static bool OutsideCylinder(VolumeSize size, int x, int y, int z)
{
    double dx = ((x + 0.5) / size.X) - 0.5;
    double dy = ((y + 0.5) / size.Y) - 0.5;
    return (dx * dx) + (dy * dy) > 0.2425;
}

static bool InBorder(VolumeSize size, int x, int y, int z) =>
    Math.Min(x, size.X - 1 - x) < size.X / 20 || Math.Min(y, size.Y - 1 - y) < size.Y / 20 || Math.Min(z, size.Z - 1 - z) < size.Z / 20;

// What a program leaves that resamples, linearly, to voxels of 0.9 times the width.
static Volume Resampled(float[] voxels, VolumeSize size, Affine place)
{
    const double Step = 0.9;
    var fine = new VolumeSize(CountOf(size.X), CountOf(size.Y), CountOf(size.Z));
    short[] found = new short[fine.Voxels];
    for (int i = 0; i < found.Length; i++)
    {
        found[i] = (short)Math.Round(Between(voxels, size, Step * (i % fine.X), Step * (i / fine.X % fine.Y), Step * (i / (fine.X * fine.Y))));
    }

    double[] rows = [.. place.ToMatrix().Take(12).Select((value, i) => i % 4 == 3 ? value : Step * value)];
    return Volume.Create(found, fine, new Affine(rows));

    static int CountOf(int count) => (int)((count - 1) / Step) + 1;
}

static double Between(float[] voxels, VolumeSize size, double x, double y, double z)
{
    double sum = 0;
    for (int corner = 0; corner < 8; corner++)
    {
        int cx = Math.Min((int)x + (corner & 1), size.X - 1);
        int cy = Math.Min((int)y + ((corner >> 1) & 1), size.Y - 1);
        int cz = Math.Min((int)z + (corner >> 2), size.Z - 1);
        sum += Weight(x, corner & 1) * Weight(y, (corner >> 1) & 1) * Weight(z, corner >> 2) * voxels[cx + (size.X * (cy + (size.Y * cz)))];
    }

    return sum;

    static double Weight(double at, int upper) => upper == 1 ? at - (int)at : 1 - (at - (int)at);
}

static float Percentile(float[] voxels, double share)
{
    float[] sorted = [.. voxels.Order()];
    return sorted[(int)(share * (sorted.Length - 1))];
}

static float[] Scatter(float[] voxels, double share, float value)
{
    var random = new SplitMixRandom(1);
    for (int i = 0; i < voxels.Length; i++)
    {
        voxels[i] = random.NextUniform() < share ? value : voxels[i];
    }

    return voxels;
}

// One ball at a third of the way along every axis.
static float[] Ball(float[] voxels, VolumeSize size, double share, float value)
{
    double square = Math.Pow(share * size.Voxels * 3 / (4 * Math.PI), 2.0 / 3);
    return Fill(voxels, size, (of, x, y, z) => Square(x - (of.X / 3.0)) + Square(y - (of.Y / 3.0)) + Square(z - (of.Z / 3.0)) <= square, value);
}

static double Square(double value) => value * value;

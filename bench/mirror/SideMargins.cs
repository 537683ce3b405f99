#:project ../../src/Pinpoint/Pinpoint.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property TreatWarningsAsErrors=false
#:property NoWarn=MA0048;CA1852
using Pinpoint;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;

// How surely a model of left and right tells the side of scans that are unlike its training in one thing: SideMargins.cs MODEL FOLDER
// FOLDER holds volumes/ and landmarks/ of the side on which the model was trained, such as FOLDER/left of MakeFemora.cs. One line a kind of scan.
LandmarkModel model = ModelFile.Load(args[0]);
using var localizer = new Localizer(model);
(string Name, Func<Volume, LandmarkSet, (Volume Scan, LandmarkSet Truth)> Make)[] kinds =
[
    ("as it is", (scan, truth) => (scan, truth)),
    ("turned by 15 degrees about z", (scan, truth) => Moved(scan, truth, Math.Cos(Math.PI / 12), Math.Sin(Math.PI / 12))),
    ("0.84 times as large", (scan, truth) => Moved(scan, truth, 0.84, 0, 0.84)),
    ("1.19 times as large", (scan, truth) => Moved(scan, truth, 1.19, 0, 1.19)),
    ("noise of 150 HU", Noisy),
    ("upper half alone", (scan, truth) => (Half(scan, scan.Size.Z / 2), truth)),
    ("lower half alone", (scan, truth) => (Half(scan, 0), truth)),
];

string[] files = [.. Directory.GetFiles(Path.Combine(args[1], "volumes"), "*.nii.gz").Order(StringComparer.Ordinal)];
Console.WriteLine("kind | error mm | sides right | sides uncertain | wrong and not uncertain | lowest margin of a right side");
foreach (var (name, make) in kinds)
{
    var answers = new List<(SideAnswer Side, double Error)>();
    foreach (string file in files)
    {
        string stem = Path.GetFileName(file)[..^".nii.gz".Length];
        var (scan, truth) = make(VolumeFile.Read(file), LandmarkFile.Read(Path.Combine(args[1], "landmarks", stem + ".mrk.json")));
        LocalizationResult answer = localizer.Locate(scan);
        answers.Add((answer.Side!, truth.Average(landmark => landmark.Position!.Value.DistanceTo(answer.Landmarks.Find(landmark.Name)!.Position!.Value))));
    }

    SideAnswer[] right = [.. answers.Select(item => item.Side).Where(side => !side.IsMirrored)];
    int uncertain = answers.Count(item => item.Side.IsUncertain);
    int wrong = answers.Count(item => item.Side is { IsMirrored: true, IsUncertain: false });
    string lowest = right.Length > 0 ? $"{right.Min(side => side.Margin):0.00}" : "-";
    Console.WriteLine($"{name} | {answers.Average(item => item.Error):0.00} | {right.Length} of {answers.Count} | {uncertain} | {wrong} | {lowest}");
}

// The world multiplied by [[a, -b], [b, a]] in x and y and by c in z.
static (Volume Scan, LandmarkSet Truth) Moved(Volume scan, LandmarkSet truth, double a, double b, double c = 1)
{
    double[] rows = scan.VoxelToWorld.ToMatrix()[..12];
    for (int column = 0; column < 4; column++)
    {
        (rows[column], rows[4 + column]) = ((a * rows[column]) - (b * rows[4 + column]), (b * rows[column]) + (a * rows[4 + column]));
        rows[8 + column] *= c;
    }

    WorldPoint Move(WorldPoint p) => new((a * p.X) - (b * p.Y), (b * p.X) + (a * p.Y), c * p.Z);
    var moved = new LandmarkSet(truth.Select(item => Landmark.At(item.Name, Move(item.Position!.Value))));
    return (Volume.Create(scan.Voxels<short>().ToArray(), scan.Size, new Affine(rows)), moved);
}

static (Volume Scan, LandmarkSet Truth) Noisy(Volume scan, LandmarkSet truth)
{
    var random = new SplitMixRandom(1, 99);
    short[] voxels = scan.Voxels<short>().ToArray();
    for (int i = 0; i < voxels.Length; i++)
    {
        voxels[i] += (short)(150 * random.NextNormal());
    }

    return (Volume.Create(voxels, scan.Size, scan.VoxelToWorld), truth);
}

static Volume Half(Volume scan, int first)
{
    int slice = scan.Size.X * scan.Size.Y;
    int count = scan.Size.Z / 2;
    double[] rows = scan.VoxelToWorld.ToMatrix()[..12];
    for (int row = 0; row < 3; row++)
    {
        rows[(4 * row) + 3] += first * rows[(4 * row) + 2];
    }

    return Volume.Create(scan.Voxels<short>().Slice(first * slice, count * slice).ToArray(), new VolumeSize(scan.Size.X, scan.Size.Y, count), new Affine(rows));
}

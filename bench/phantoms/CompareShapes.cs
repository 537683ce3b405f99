#:project ../../src/Pinpoint/Pinpoint.csproj
#:project ../../src/Pinpoint.Phantoms/Pinpoint.Phantoms.csproj
#:project ../../tests/Pinpoint.Testing/Pinpoint.Testing.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property TreatWarningsAsErrors=false
#:property NoWarn=MA0048;CA1852
using Pinpoint.Imaging;
using Pinpoint.Phantoms;
using Pinpoint.Shapes;
using Pinpoint.Testing;

// The landmarks of phantoms beside the published shape model of 72 fetal heads: CompareShapes.cs ShapeModel.mat [COUNT] [SEED].
// The file is in the repository of the paper (yuanwei1989/landmark-detection). Figures are in voxels of 0.5 mm, as there.
IReadOnlyDictionary<string, double[]> published = Matlab5File.ReadStruct(args[0]);
int count = args.Length > 1 ? int.Parse(args[1]) : 400;
ulong seed = args.Length > 2 ? ulong.Parse(args[2]) : 1;
Affine affine = FetalHeadPhantom.VoxelToWorld();
double[][] shapes = [.. Enumerable.Range(1, count).Select(number => FetalHeadPhantom.LandmarksOf(seed, number)
    .Select(landmark => affine.ToVoxel(landmark.Position!.Value)).SelectMany(voxel => new[] { voxel.X, voxel.Y, voxel.Z }).ToArray())];
ShapeModel model = PrincipalComponents.Build(shapes, new ModeSelection(30, 1));
double[] vectors = published["Evectors"];
double[] values = published["Evalues"];
double[] mean = published["x_mean"];
string[] names = [.. FetalHeadPhantom.LandmarkNames];
Console.WriteLine($"{count} phantoms of seed {seed}");
Console.WriteLine("| landmark | published mean | phantoms' mean | published SD (x, y, z) | phantoms' SD (x, y, z) | ratio of the whole SD |");
Console.WriteLine("|---|---|---|---|---|---|");
for (int landmark = 0; landmark < names.Length; landmark++)
{
    int[] axes = [3 * landmark, (3 * landmark) + 1, (3 * landmark) + 2];
    double[] real = [.. axes.Select(axis => Enumerable.Range(0, 30).Sum(mode => values[mode] * vectors[(30 * mode) + axis] * vectors[(30 * mode) + axis]))];
    double[] drawn =
        [.. axes.Select(
            axis => Enumerable.Range(0, model.ModeCount)
                .Sum(mode => model.Variances[mode] * model.Modes[(30 * mode) + axis] * model.Modes[(30 * mode) + axis]))];
    Console.WriteLine($"| `{names[landmark]}` | {Texts(axes.Select(axis => mean[axis]), "0")} | {Texts(axes.Select(axis => model.Mean[axis]), "0")} "
        + $"| {Texts(real.Select(Math.Sqrt), "0.0")} | {Texts(drawn.Select(Math.Sqrt), "0.0")} | {Math.Sqrt(drawn.Sum() / real.Sum()):0.00} |");
}

Console.WriteLine();
Console.WriteLine("| eigenvalue | published | phantoms | ratio |");
Console.WriteLine("|---|---|---|---|");
for (int mode = 0; mode < 10; mode++)
{
    Console.WriteLine($"| {mode + 1} | {values[mode]:0} | {model.Variances[mode]:0} | {model.Variances[mode] / values[mode]:0.00} |");
}

Console.WriteLine($"| modes for 99.5 % | {ModeSelection.Paper.Choose(values)} | {ModeSelection.Paper.Choose(model.Variances)} | |");

static string Texts(IEnumerable<double> numbers, string format) => string.Join(", ", numbers.Select(number => number.ToString(format)));

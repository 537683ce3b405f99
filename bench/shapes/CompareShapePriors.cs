#:project ../../research/Pinpoint.Research/Pinpoint.Research.csproj
#:project ../../src/Pinpoint/Pinpoint.csproj
#:project ../../src/Pinpoint.Phantoms/Pinpoint.Phantoms.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property TreatWarningsAsErrors=false
#:property NoWarn=MA0048;CA1852

using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Phantoms;
using Pinpoint.Research;
using Pinpoint.Research.Shapes;
using Pinpoint.Shapes;

// What principal components and the autoencoder of as many coordinates leave of shapes that neither has seen, in mm:
// CompareShapePriors.cs phantoms [SEED] [TRAINING] [UNSEEN], or CompareShapePriors.cs DATASET [SEED], the latter in three folds. "Always bent" is the
// network of penalty 0.1 as it is, whatever shapes left out say of it.
ResearchMethods.Add();
ulong seed = args.Length > 1 ? ulong.Parse(args[1]) : 1;
var folds = new List<(double[][] Training, double[][] Unseen)>();
if (args[0] == "phantoms")
{
    int training = args.Length > 2 ? int.Parse(args[2]) : 50;
    int unseen = args.Length > 3 ? int.Parse(args[3]) : 350;
    double[][] shapes = [.. Enumerable.Range(1, training + unseen).Select(number => Numbers(FetalHeadPhantom.LandmarksOf(2018, number)))];
    folds.Add((shapes[..training], shapes[training..]));
}
else
{
    var data = Dataset.Open(args[0]);
    double[][] shapes = [.. data.Cases
        .Where(item => item.LandmarksPath is not null)
        .OrderBy(item => item.Name, StringComparer.Ordinal)
        .Select(item => Numbers(data.ReadLandmarks(item)))];
    folds.AddRange(Enumerable.Range(0, 3).Select(fold => (shapes.Where((_, i) => i % 3 != fold).ToArray(), shapes.Where((_, i) => i % 3 == fold).ToArray())));
}

Console.WriteLine(
    $"{folds[0].Training.Length} shapes to learn from, {folds.Sum(fold => fold.Unseen.Length)} unseen in {folds.Count} fold(s), " +
    $"{folds[0].Training[0].Length / 3} landmarks, seed {seed}");
Console.WriteLine();
Console.WriteLine(
    "| space | modes | PCA, mm | autoencoder, mm | difference (95 % interval over cases) | foretold in training | always bent, mm | difference (95 % " +
    "interval over cases) | foretold in training |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
foreach (bool posed in new[] { false, true })
{
    foreach (int modes in new[] { 1, 2, 3, 4, 6, 8, 10, 12, 15, 20 }
        .Where(modes => modes < folds[0].Training.Length - 2 && modes < folds[0].Training[0].Length - 8))
    {
        var pca = new List<double[]>();
        List<double[]>[] errors = [[], []];
        List<string>[] foretold = [[], []];
        foreach (var (training, unseen) in folds)
        {
            ISearchSpace flat = Space(training, posed, modes, ShapePriorChoice.Pca);
            pca.AddRange(unseen.Select(shape => Errors(flat, shape)));
            for (int form = 0; form < 2; form++)
            {
                ISearchSpace curved = Space(training, posed, modes, new ShapePriorChoice("autoencoder", seed, form == 0 ? null : 0.1));
                errors[form].AddRange(unseen.Select(shape => Errors(curved, shape)));
                foretold[form].Add($"{Math.Round(100 * ((ShapeAutoencoder)curved.Prior!).ForetoldShare):0;-0;0} %");
            }
        }

        Console.WriteLine(
            $"| `{(posed ? "posed_modes" : "modes")}` | {modes} | {Mean(pca):0.000} | {Cells(pca, errors[0], foretold[0])} | " +
            $"{Cells(pca, errors[1], foretold[1])} |");
    }
}

static double Mean(List<double[]> errors) => errors.Average(row => row.Average());

static string Cells(List<double[]> pca, List<double[]> bent, List<string> foretold)
{
    ConfidenceInterval interval = Bootstrap.MeanOverCases([.. pca.Zip(bent, (first, second) => second.Zip(first, (b, a) => b - a).ToArray())], 0)!;
    return $"{Mean(bent):0.000} | {Mean(bent) - Mean(pca):+0.000;-0.000;0.000} ({interval.LowMm:+0.000;-0.000;0.000} to " +
        $"{interval.HighMm:+0.000;-0.000;0.000}) | {string.Join(", ", foretold)}";
}

ISearchSpace Space(double[][] shapes, bool posed, int modes, ShapePriorChoice choice) => posed
    ? SearchSpaceBuilder.PosedModes(shapes, new ModeSelection(modes, 1), choice)
    : SearchSpaceBuilder.Modes(shapes, new ModeSelection(modes, 1), whitened: true, choice);

static double[] Numbers(LandmarkSet landmarks) =>
    [.. landmarks.SelectMany(landmark => new[] { landmark.Position!.Value.X, landmark.Position.Value.Y, landmark.Position.Value.Z })];

static double[] Errors(ISearchSpace space, double[] shape)
{
    double[] state = new double[space.Dimension];
    double[] placed = new double[shape.Length];
    space.Fit(shape, state);
    space.Place(state, placed);
    return [.. Enumerable.Range(0, shape.Length / 3)
        .Select(i => Math.Sqrt(Enumerable.Range(3 * i, 3).Sum(k => (placed[k] - shape[k]) * (placed[k] - shape[k]))))];
}

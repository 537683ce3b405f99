#:project ../../research/Pinpoint.Research/Pinpoint.Research.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property TreatWarningsAsErrors=false
#:property NoWarn=MA0048;CA1852
using System.Globalization;
using Pinpoint;
using Pinpoint.Biometry;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Models;

// True and predicted planes side by side: PlaneSheet.cs MODEL DATASET SHEET.png [CASES] [DEFINITIONS.json].
// A row a case that the model has not seen, two pictures a plane, each with its own landmarks; the mean errors are printed.
LandmarkModel model = ModelFile.Load(args[0]);
var data = Dataset.Open(args[1]);
int most = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 10;
AnatomyDefinition anatomy = args.Length > 4
    ? AnatomyJson.Read(File.ReadAllText(args[4]), args[4])
    : BuiltInAnatomies.For(model.LandmarkNames) ?? throw new UsageException("no built-in anatomy has these landmarks; name a file with definitions");
IReadOnlyList<DatasetCase> cases = EvaluationCases.Choose(data, null, null);
CasePair[] pairs = [.. ModelEvaluation.RunUnseen(model, data, cases, includeTrained: false).Pairs.Take(most)];
Pinpoint.Research.Experiments.PlaneSheet.Draw(anatomy, pairs, name => Dataset.ReadVolume(cases.First(item => item.Name == name))).Write(args[2]);
Console.WriteLine("| plane | cases | angle, degrees | distance, mm |");
Console.WriteLine("|---|---|---|---|");
foreach (PlaneScore score in AnatomyScores.Of(anatomy, pairs).Planes)
{
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture, $"| {score.Title} | {score.Cases} | {score.AngleMean:0.00} +- {score.AngleSd:0.00}, at most {score.AngleMax:0.00} | ")
            +
                string.Create(CultureInfo.InvariantCulture, $"{score.DistanceMeanMm:0.00} +- {score.DistanceSdMm:0.00}, at most {score.DistanceMaxMm:0.00} |"));
}

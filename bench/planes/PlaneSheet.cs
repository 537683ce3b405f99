#:project ../../src/Pinpoint/Pinpoint.csproj
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
using Pinpoint.Planes;

// True and predicted planes side by side: PlaneSheet.cs MODEL DATASET SHEET.png [CASES] [DEFINITIONS.json].
// A row a case that the model has not seen, two pictures a plane, each with its own landmarks; the mean errors are printed.
const int Side = 260;
const int Gap = 4;
const int Heading = 14;
LandmarkModel model = ModelFile.Load(args[0]);
var data = Dataset.Open(args[1]);
int most = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 10;
AnatomyDefinition anatomy = args.Length > 4 ? AnatomyJson.Read(File.ReadAllText(args[4]), args[4]) : BuiltInAnatomies.For(model.LandmarkNames) ?? throw new UsageException("no built-in anatomy has these landmarks; name a file with definitions");
DatasetCase[] cases = [.. EvaluationCases.Choose(data, model.Provenance, null, null, includeTrained: false).Chosen.Take(most)];
IReadOnlyList<CasePair> pairs = ModelEvaluation.Run(model, data, cases);
var scores = AnatomyScores.Of(anatomy, pairs);
var sheet = new Canvas((2 * anatomy.Planes.Count * (Side + Gap)) + Gap, (cases.Length * (Side + Heading + Gap)) + Gap);
for (int row = 0; row < cases.Length; row++)
{
    Volume volume = VolumeFile.Read(cases[row].VolumePath);
    var truth = AnatomyReading.Of(anatomy, pairs[row].Truth);
    var found = AnatomyReading.Of(anatomy, pairs[row].Predicted);
    WorldPoint[] marked = [.. pairs[row].Truth.Select(landmark => landmark.Position).OfType<WorldPoint>()];
    double extent = 1.4 * marked.SelectMany(_ => marked, (one, other) => one.DistanceTo(other)).Max();
    int top = Gap + (row * (Side + Heading + Gap));
    int column = 0;
    foreach (PlaneDefinition definition in anatomy.Planes)
    {
        PlaneOutcome outcome = scores.PlaneOutcomes.First(item => item.Case == pairs[row].CaseName && item.Plane == definition.Name);
        string error = outcome.AngleDegrees is { } angle ? string.Create(CultureInfo.InvariantCulture, $"{angle:0.0} deg {outcome.DistanceMm:0.0} mm") : "undefined";
        Draw(volume, truth.Plane(definition.Name), definition, pairs[row].Truth, extent, $"{pairs[row].CaseName} {definition.Name} true", column++, top);
        Draw(volume, found.Plane(definition.Name), definition, pairs[row].Predicted, extent, $"found: {error}", column++, top);
    }
}

sheet.Write(args[2]);
Console.WriteLine("| plane | cases | angle, degrees | distance, mm |");
Console.WriteLine("|---|---|---|---|");
foreach (PlaneScore score in scores.Planes)
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {score.Title} | {score.Cases} | {score.AngleMean:0.00} +- {score.AngleSd:0.00}, at most {score.AngleMax:0.00} | {score.DistanceMeanMm:0.00} +- {score.DistanceSdMm:0.00}, at most {score.DistanceMaxMm:0.00} |"));
}

void Draw(Volume volume, ScanPlane? plane, PlaneDefinition definition, LandmarkSet landmarks, double extent, string heading, int column, int top)
{
    int left = Gap + (column * (Side + Gap));
    sheet.Text(left, top + 3, heading, PixelColor.White);
    if (plane is not null)
    {
        PlaneImage image = PlaneSlicer.Slice(volume, plane, Side, Side, extent / Side).ToImage(volume);
        sheet.Paste(PlanePicture.Draw(image, definition, landmarks, withLegend: false), left, top + Heading);
    }
}

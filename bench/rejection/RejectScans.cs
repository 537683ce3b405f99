#:project ../../src/Pinpoint/Pinpoint.csproj
#:project ../../src/Pinpoint.Phantoms/Pinpoint.Phantoms.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property TreatWarningsAsErrors=false
#:property NoWarn=MA0048;CA1852
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Phantoms;
using Pinpoint.Trust;

// How many good and how many corrupted scans a model turns down:
// RejectScans.cs CROSS-VALIDATION-FOLDER DATASET [CASES-A-FOLD]: each fold's model is calibrated by the other folds' cases and judges the scans that it held
// back.
// RejectScans.cs MODEL DATASET [CASES]: a calibrated model judges scans that it has not seen.
// Every scan is judged as it is and corrupted in every way.
string folder = args[0];
var data = Dataset.Open(args[1]);
int most = args.Length > 2 ? int.Parse(args[2]) : int.MaxValue;
string[] kinds = ["as_it_is", .. CorruptedScan.Kinds];
var seen = kinds.ToDictionary(kind => kind, _ => new List<(CaseVerdict Verdict, CaseEvidence Evidence)>(), StringComparer.Ordinal);
string calibrationFile = Path.Combine(folder, CalibrationSet.UsualName);
if (File.Exists(calibrationFile))
{
    CalibrationSet set = CalibrationSetFile.Read(calibrationFile);
    foreach (int fold in set.Cases.Select(item => item.Group).OfType<int>().Distinct().Order())
    {
        Calibration calibration = Calibrator.Fit(set with { Cases = [.. set.Cases.Where(item => item.Group != fold)] }, "the other folds");
        Judge(
            ModelFile.Load(Path.Combine(folder, $"fold-{fold}")).Calibrated(calibration),
            set.Cases.Where(item => item.Group == fold).Take(most).Select(item => item.Name));
    }
}
else
{
    LandmarkModel model = ModelFile.Load(folder);
    Judge(model, data.Cases.Select(item => item.Name).Except(model.Provenance.TrainingCases, StringComparer.Ordinal).Take(most));
}

void Judge(LandmarkModel model, IEnumerable<string> names)
{
    using var localizer = new Localizer(model);
    foreach (string name in names)
    {
        Volume scan = Dataset.ReadVolume(data.Cases.First(item => item.Name == name));
        foreach (string kind in kinds)
        {
            LocalizationResult answer = localizer.Locate(kind == kinds[0] ? scan : CorruptedScan.Of(scan, kind, 1));
            seen[kind].Add((answer.Verdict, answer.CaseEvidence));
        }

        Console.Error.WriteLine(name);
    }
}

static string Median(IEnumerable<double?> values)
{
    double[] known = [.. values.OfType<double>().Order()];
    return known.Length == 0 ? "-" : known[known.Length / 2].ToString("0.00");
}

Console.WriteLine($"| scans | number | flagged | {string.Join(" | ", CaseMeasure.All.Select(measure => measure.Name))} |");
Console.WriteLine($"|---|---|---|{string.Concat(CaseMeasure.All.Select(_ => "---|"))}");
foreach (string kind in kinds)
{
    int flagged = seen[kind].Count(item => item.Verdict.Rejected);
    string medians = string.Join(" | ", CaseMeasure.All.Select(measure => Median(seen[kind].Select(item => measure.Value(item.Evidence)))));
    Console.WriteLine($"| {kind} | {seen[kind].Count} | {flagged} ({100.0 * flagged / seen[kind].Count:0} %) | {medians} |");
}

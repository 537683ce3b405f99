#:project ../../src/Pinpoint/Pinpoint.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property TreatWarningsAsErrors=false
#:property NoWarn=MA0048;CA1852
using Pinpoint;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Trust;

// FewCalibration.cs CROSS-VALIDATION-FOLDER [DRAWS]: how often radii hold that were learnt from a few of the cases, on the cases of the other folds' models.
CalibrationSet set = CalibrationSetFile.Read(Path.Combine(args[0], CalibrationSet.UsualName));
int draws = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 200;
Console.WriteLine("scans  covered  5th percentile of draws  95th  mean radius, mm  draws in 92 to 98 %");
foreach (int count in new[] { 1, 2, 3, 4, 5, 8, 12, 24 }.Where(count => count < set.Cases.Count))
{
    var coverages = new List<double>();
    var radii = new List<double>();
    for (int draw = 0; draw < draws; draw++)
    {
        var random = new SplitMixRandom(1, (ulong)count, (ulong)draw);
        CalibrationCase[] shuffled = [.. set.Cases];
        for (int i = 0; i < count; i++)
        {
            int other = i + random.NextIndex(shuffled.Length - i);
            (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
        }

        Calibration calibration = Calibrator.Fit(set with { Cases = shuffled[..count] }, "a few");
        var points = shuffled[count..].SelectMany(item => Calibrator.Radii(calibration, item)).ToArray();
        coverages.Add(points.Average(point => point.ErrorMm <= point.RadiusMm ? 1.0 : 0));
        radii.Add(points.Average(point => point.RadiusMm));
    }

    double[] sorted = [.. coverages.Order()];
    Console.WriteLine(FormattableString.Invariant(
        $"{count,5}  {coverages.Average(),7:0.0 %}  {sorted[draws / 20],23:0.0 %}  {sorted[draws - 1 - (draws / 20)],4:0.0 %}  {radii.Average(),15:0.000}") +
        FormattableString.Invariant($"  {coverages.Count(share => share is >= 0.92 and <= 0.98) / (double)draws,19:0 %}"));
}

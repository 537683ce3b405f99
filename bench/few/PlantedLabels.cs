#:project ../../src/Pinpoint/Pinpoint.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property TreatWarningsAsErrors=false
#:property NoWarn=MA0048;CA1852
using Pinpoint;
using Pinpoint.Trust;

// PlantedLabels.cs CROSS-VALIDATION-FOLDER [SHARE LEAST-MM MOST-MM DRAWS]: how many labels that were moved at random are pointed at, and how many others.
// A label is moved after the trainings, so that no model learnt from it; the direction of the model's own error to it is drawn at random.
CalibrationSet set = CalibrationSetFile.Read(Path.Combine(args[0], CalibrationSet.UsualName));
double Number(int place, double usual) => args.Length > place ? double.Parse(args[place], System.Globalization.CultureInfo.InvariantCulture) : usual;
var (share, least, most, draws) = (Number(1, 0.02), Number(2, 1), Number(3, 5), (int)Number(4, 20));
var (planted, found, sound, alarms) = (0, 0, 0, 0);
for (int draw = 0; draw < draws; draw++)
{
    var random = new SplitMixRandom(1, (ulong)draw);
    var moved = new HashSet<(string, string)>();
    var cases = new List<CalibrationCase>();
    foreach (CalibrationCase item in set.Cases)
    {
        double?[] errors = [.. item.ErrorsMm];
        for (int i = 0; i < errors.Length; i++)
        {
            if (errors[i] is { } error && random.NextUniform() < share)
            {
                double far = random.NextUniform(least, most);
                double cosine = random.NextUniform(-1, 1);
                errors[i] = Math.Sqrt((error * error) + (far * far) + (2 * error * far * cosine));
                moved.Add((item.Name, set.LandmarkNames[i]));
            }

            sound += errors[i] is null ? 0 : 1;
        }

        cases.Add(item with { ErrorsMm = errors });
    }

    IReadOnlyList<LabelDoubt> doubts = LabelDoubts.Of(set with { Cases = cases });
    int hits = doubts.Count(doubt => moved.Contains((doubt.Case, doubt.Landmark)));
    planted += moved.Count;
    sound -= moved.Count;
    found += hits;
    alarms += doubts.Count - hits;
}

Console.WriteLine(FormattableString.Invariant($"planted {planted}, found {found} ({(double)found / Math.Max(1, planted):0.0 %}); others {sound}, ") +
    FormattableString.Invariant($"pointed at {alarms} ({(double)alarms / sound:0.00 %})"));

using System.Diagnostics;
using System.Globalization;
using Pinpoint.Hostile;

// Pinpoint.Hostile [COUNT [SEED [FIRST [KIND]]]]: so many damaged files through every reader, or those of the kinds with a word in their names; exit code 1
// where one escaped.
long count = args.Length > 0 ? long.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
ulong seed = args.Length > 1 ? ulong.Parse(args[1], CultureInfo.InvariantCulture) : 1;
long first = args.Length > 2 ? long.Parse(args[2], CultureInfo.InvariantCulture) : 0;
DirectoryInfo folder = Directory.CreateTempSubdirectory("pinpoint-hostile-");
try
{
    var campaign = Campaign.In(folder.FullName, seed, alone: true, args.Length > 3 ? args[3] : "");
    var clock = Stopwatch.StartNew();
    campaign.Run(first, count);
    foreach (string escape in campaign.Escapes.Take(50))
    {
        Console.WriteLine(escape);
    }

    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{count} cases from {first}, seed {seed}, {campaign.Kinds} kinds of files, {clock.Elapsed.TotalSeconds:0} s: ") + string.Create(
            CultureInfo.InvariantCulture, $"{campaign.Outcomes.Read} read, {campaign.Outcomes.Refused} refused, {campaign.Escapes.Count} escaped"));
    return campaign.Escapes.Count == 0 ? 0 : 1;
}
finally
{
    folder.Delete(recursive: true);
}

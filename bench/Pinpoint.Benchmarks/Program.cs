using System.Globalization;
using BenchmarkDotNet.Running;
using Pinpoint.Benchmarks;

// --machine, --peers [NETWORKS [ROUNDS]], --int8 MODEL CASES.csv, --stages, --searches, --growth FOLDER [REPETITIONS], --quick: medians in a minute or a few;
// --insert SECTION prints what it reads. --page FILE in front writes what is printed into that page too. Anything else goes to BenchmarkDotNet.
string? page = args is ["--page", var file, ..] ? file : null;
string[] words = page is null ? args : args[2..];
int Number(int index, int otherwise) => words.Length > index ? int.Parse(words[index], CultureInfo.InvariantCulture) : otherwise;
Action? measure = words.FirstOrDefault() switch
{
    "--machine" => MachineFacts.Print,
    "--peers" => () => PeerRun.Print(
        words.Length > 1 ? [.. words[1].Split(',').Select(BenchmarkNetwork.Of)] : BenchmarkNetwork.All, Number(2, 9)),
    "--int8" when words.Length > 2 => () => QuantizationError.Print(words[1], words[2]),
    "--stages" => StageRun.Print,
    "--searches" => SearchTimes.Print,
    "--growth" when words.Length > 1 => () => GrowthRun.Write(words[1], Number(2, 7)),
    "--quick" => QuickRun.Print,
    "--insert" when words.Length > 1 => () => Console.Write(Console.In.ReadToEnd()),
    _ => null,
};
if (measure is null)
{
    // In this process: a second build of the whole house per run would take longer than the benchmarks.
    BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run([.. args, "--inProcess"]);
}
else
{
    PageSection.Write(page, words[0] == "--insert" ? words[1] : words[0].TrimStart('-'), measure);
}

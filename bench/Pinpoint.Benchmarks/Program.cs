using System.Globalization;
using BenchmarkDotNet.Running;
using Pinpoint.Benchmarks;

// --quick [LANDMARKS], --machine, --stages, --searches, --peers [ROUNDS], --growth FOLDER [REPETITIONS]: medians in a minute or a few; anything else goes to
// BenchmarkDotNet.
switch (args.FirstOrDefault())
{
    case "--quick":
        QuickRun.Print(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10);
        break;
    case "--machine":
        MachineFacts.MeasureAndPrint();
        break;
    case "--stages":
        StageRun.Print();
        break;
    case "--searches":
        SearchTimes.Print();
        break;
    case "--peers":
        PeerRun.Print(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 7);
        break;
    case "--growth" when args.Length > 1:
        GrowthRun.Write(args[1], args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 7);
        break;
    default:
        // In this process: a second build of the whole house per run would take longer than the benchmarks.
        BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run([.. args, "--inProcess"]);
        break;
}

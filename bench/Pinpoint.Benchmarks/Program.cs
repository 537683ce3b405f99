using System.Globalization;
using BenchmarkDotNet.Running;
using Pinpoint.Benchmarks;

// --quick [LANDMARKS]: medians of seven; anything else goes to BenchmarkDotNet.
if (args.Length > 0 && string.Equals(args[0], "--quick", StringComparison.Ordinal))
{
    QuickRun.Print(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 10);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(QuickRun).Assembly).Run(args);
}

#:project ../../src/Pinpoint.Imaging/Pinpoint.Imaging.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property TreatWarningsAsErrors=false
#:property NoWarn=MA0048;CA1852
using System.Diagnostics;
using Pinpoint.Imaging;

// Reads a volume again and again beside "gzip -dc FILE > /dev/null", taking turns, and prints the medians and this process's peak memory.
string path = args[0];
int runs = args.Length > 1 ? int.Parse(args[1]) : 15;
var ours = new List<double>();
var theirs = new List<double>();
long before = Process.GetCurrentProcess().WorkingSet64;
var first = Stopwatch.StartNew();
Volume volume = VolumeFile.Read(path);
Console.WriteLine($"first read (with JIT): {first.Elapsed.TotalMilliseconds:0} ms");
Process own = Process.GetCurrentProcess();
Console.WriteLine(
    $"raw {volume.Bytes().Length / 1e6:0.0} MB; working set before {before / 1e6:0.0} MB, peak of the process {own.PeakWorkingSet64 / 1e6:0.0} MB, of " +
    $"managed heap {GC.GetTotalAllocatedBytes() / 1e6:0.0} MB");
for (int run = 0; run < runs; run++)
{
    var watch = Stopwatch.StartNew();
    VolumeFile.Read(path);
    ours.Add(watch.Elapsed.TotalMilliseconds);
    watch.Restart();
    using Process gzip = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec gzip -dc \"$0\" > /dev/null", path]))!;
    gzip.WaitForExit();
    theirs.Add(watch.Elapsed.TotalMilliseconds);
}

ours.Sort();
theirs.Sort();
Console.WriteLine($"median of {runs}: {ours[runs / 2]:0} ms, gzip -dc {theirs[runs / 2]:0} ms, ratio {ours[runs / 2] / theirs[runs / 2]:0.00}");

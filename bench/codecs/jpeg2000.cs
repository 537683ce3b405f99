#:project ../../src/Pinpoint.Codecs/Pinpoint.Codecs.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property TreatWarningsAsErrors=false
#:property NoWarn=MA0047;MA0048;MA0163;CA1852
#:property AllowUnsafeBlocks=true
using System.Diagnostics;
using System.Runtime.InteropServices;
using Pinpoint.Codecs;

// Decodes JPEG 2000 slices of 512 x 512 samples of 16 bits beside opj_decompress, taking turns, and prints medians of processor time on one thread.
// dotnet run -c Release bench/codecs/jpeg2000.cs [ROUNDS [SLICE]]: SLICE is a file of 512 x 512 signed words; without it, a slice is made up (seed 1).
// opj_decompress decodes one picture of 4 x 4 such slices in each round, so that its start counts little; a blank picture of that size, timed the same way,
// shows what start, wavelet and output file take of its time. Linux only: it needs its clocks.
const int Side = 512, Tiles = 4, Whole = Side * Tiles;
int rounds = args.Length > 0 ? int.Parse(args[0]) : 9;
short[] slice = args.Length > 1 ? MemoryMarshal.Cast<byte, short>(File.ReadAllBytes(args[1])).ToArray() : MakeSlice();
var shape = new FrameShape(Side, Side, 16, 16, true);
byte[] voxels = new byte[shape.Bytes];
string folder = Directory.CreateTempSubdirectory("pinpoint-").FullName;
try
{
    string blank = Compress("blank", new short[Whole * Whole], Whole, "");
    foreach ((string name, string options) in new[] { ("5/3, lossless", ""), ("9/7, six times smaller", "-I -r 6") })
    {
        byte[] code = File.ReadAllBytes(Compress("slice", slice, Side, options));
        string many = Compress("many", Repeat(slice), Whole, options);
        for (int warm = 0; warm < 40; warm++)
        {
            Jpeg2000.Decode(code, shape, voxels);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Jpeg2000.Decode(code, shape, voxels);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var ours = new List<double>();
        var theirs = new List<double>();
        var blanks = new List<double>();
        for (int round = 0; round < rounds; round++)
        {
            double start = Clocks.Thread();
            for (int turn = 0; turn < Tiles * Tiles; turn++)
            {
                Jpeg2000.Decode(code, shape, voxels);
            }

            ours.Add((Clocks.Thread() - start) / (Tiles * Tiles));
            theirs.Add(Run("opj_decompress", "-i", many, "-o", Path.Combine(folder, "out.raw")) / (Tiles * Tiles));
            blanks.Add(Run("opj_decompress", "-i", blank, "-o", Path.Combine(folder, "out.raw")) / (Tiles * Tiles));
        }

        double own = Median(ours), peer = Median(theirs), idle = Median(blanks);
        Console.WriteLine(
            $"{name} ({code.Length} bytes): {own:0.0} ms a slice, {allocated / 1024.0:0} KiB allocated; opj_decompress {peer:0.0} ms, " +
            $"of a blank picture {idle:0.0} ms; speed {peer / own:0.00} of its own, {(peer - idle) / own:0.00} without the blank's time");
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

string Compress(string name, short[] samples, int side, string options)
{
    string source = Path.Combine(folder, "source.rawl"), target = Path.Combine(folder, name + ".j2k");
    File.WriteAllBytes(source, MemoryMarshal.AsBytes(samples.AsSpan()).ToArray());
    Run("opj_compress", ["-i", source, "-F", $"{side},{side},1,16,s", "-o", target, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
    return target;
}

static double Run(string program, params string[] arguments)
{
    double start = Clocks.Children();
    using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    Task<string> error = process.StandardError.ReadToEndAsync();
    process.StandardOutput.ReadToEnd();
    error.Wait();
    process.WaitForExit();
    return process.ExitCode == 0 ? Clocks.Children() - start : throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
}

static short[] Repeat(short[] slice)
{
    var whole = new short[Whole * Whole];
    for (int y = 0; y < Whole; y++)
    {
        for (int x = 0; x < Whole; x += Side)
        {
            slice.AsSpan(y % Side * Side, Side).CopyTo(whole.AsSpan((y * Whole) + x));
        }
    }

    return whole;
}

// A body of ellipses in air, with the noise of a scanner.
static short[] MakeSlice()
{
    var random = new Random(1);
    var slice = new short[Side * Side];
    for (int y = 0; y < Side; y++)
    {
        for (int x = 0; x < Side; x++)
        {
            double InEllipse(double centreX, double centreY, double radiusX, double radiusY) =>
                Math.Sqrt(Math.Pow((x - centreX) / radiusX, 2) + Math.Pow((y - centreY) / radiusY, 2));
            double value = InEllipse(256, 256, 210, 150) > 1 ? -1000 : InEllipse(170, 240, 70, 90) < 1 || InEllipse(342, 240, 70, 90) < 1 ? -850 : 40;
            value = InEllipse(256, 350, 30, 30) < 1 ? 600 + (200 * Math.Sin(x * 0.7)) : value;
            double noise = (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 30;
            slice[(y * Side) + x] = (short)(value + noise + (20 * Math.Sin(x / 13.0) * Math.Cos(y / 17.0)));
        }
    }

    return slice;
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

/// <summary>Processor times in milliseconds.</summary>
internal static class Clocks
{
    private const int ThreadCpuTime = 3;
    private const int AllChildren = -1;

    public static double Thread()
    {
        _ = ReadClock(ThreadCpuTime, out Time time);
        return (time.Seconds * 1e3) + (time.Rest / 1e6);
    }

    public static double Children()
    {
        Span<Time> usage = stackalloc Time[16];
        _ = ReadUsage(AllChildren, ref usage[0]);
        return ((usage[0].Seconds + usage[1].Seconds) * 1e3) + ((usage[0].Rest + usage[1].Rest) / 1e3);
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ReadClock(int clock, out Time time);

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int ReadUsage(int who, ref Time usage);

    // Seconds, and nano- or microseconds.
    private struct Time
    {
        public long Seconds;
        public long Rest;
    }
}

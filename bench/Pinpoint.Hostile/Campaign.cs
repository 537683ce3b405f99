using System.Diagnostics;
using System.Globalization;

namespace Pinpoint.Hostile;

/// <summary>
/// Damaged files through every reader. A reader may refuse a file, in one line that names it, or read it; anything else is an escape: another exception, more
/// memory than four times the file and 64 MB, more than two seconds of work, twenty seconds of processor time without an end, or five minutes.
/// </summary>
internal sealed class Campaign(IReadOnlyList<Target> targets, string folder, ulong seed, bool alone)
{
    private const long SpareBytes = 64L << 20;

    private static readonly TimeSpan MostWork = TimeSpan.FromSeconds(2);

    // A busy machine may let a reader wait for long; what it computes is bounded more tightly.
    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);
    private readonly List<string> _escapes = [];
    private long _began = Stopwatch.GetTimestamp();
    private long _worked = Environment.CpuUsage.TotalTime.Ticks;
    private string _at = "";

    /// <summary>How many kinds of files it damages.</summary>
    public int Kinds => targets.Count;

    /// <summary>Files that were read in spite of their damage, and files that were refused.</summary>
    public (long Read, long Refused) Outcomes { get; private set; }

    /// <summary>What escaped, a line each: target, number in the series, what happened.</summary>
    public IReadOnlyList<string> Escapes => _escapes;

    /// <summary>A campaign over every kind of file.</summary>
    /// <param name="folder">An empty folder for sound and damaged files.</param>
    /// <param name="seed">The seed of the series.</param>
    /// <param name="alone">Whether nothing else is at work in the process, so that what all threads take counts; else the reading thread's.</param>
    /// <param name="kind">A word in the names of the kinds to take; empty takes all.</param>
    public static Campaign In(string folder, ulong seed, bool alone, string kind = "")
    {
        string sound = Path.Combine(folder, "sound");
        IReadOnlyList<Target> targets = [.. Target.All(sound).Where(target => target.Name.Contains(kind, StringComparison.OrdinalIgnoreCase))];
        string damaged = Directory.CreateDirectory(Path.Combine(folder, "damaged")).FullName;
        foreach (string file in Directory.GetFiles(sound, "scan.*"))
        {
            // The voxels of headers that have them in a second file.
            File.Copy(file, Path.Combine(damaged, Path.GetFileName(file)));
        }

        return new Campaign(targets, damaged, seed, alone);
    }

    /// <summary>Runs cases of the series.</summary>
    /// <param name="first">The number of the first case.</param>
    /// <param name="count">How many.</param>
    public void Run(long first, long count)
    {
        var thread = new Thread(() =>
        {
            for (long number = first; number < first + count; number++)
            {
                One(targets[(int)(number % targets.Count)], number);
            }
        })
        {
            IsBackground = true,
        };
        _began = Stopwatch.GetTimestamp();
        _worked = Environment.CpuUsage.TotalTime.Ticks;
        thread.Start();
        while (!thread.Join(TimeSpan.FromSeconds(1)))
        {
            var worked = new TimeSpan(Environment.CpuUsage.TotalTime.Ticks - Volatile.Read(ref _worked));
            if (Stopwatch.GetElapsedTime(Volatile.Read(ref _began)) > LongestWait || (alone && worked > LongestWork))
            {
                // The reader cannot be stopped, and what it holds cannot be trusted: this campaign ends here.
                _escapes.Add($"{_at}: does not end");
                return;
            }
        }
    }

    private long Allocated() => alone ? GC.GetTotalAllocatedBytes() : GC.GetAllocatedBytesForCurrentThread();

    private void One(Target target, long number)
    {
        byte[] bytes = Mutator.Mutate(target.Bytes, seed, number);
        string path = Path.Combine(folder, target.FileName);
        File.WriteAllBytes(path, bytes);
        _at = $"{target.Name}, case {number}";
        Volatile.Write(ref _began, Stopwatch.GetTimestamp());
        Volatile.Write(ref _worked, Environment.CpuUsage.TotalTime.Ticks);
        long before = Allocated();
        try
        {
            target.Read(path);
            Outcomes = (Outcomes.Read + 1, Outcomes.Refused);
        }
        catch (PinpointException exception)
        {
            Outcomes = (Outcomes.Read, Outcomes.Refused + 1);
            if (exception.Message.Contains('\n', StringComparison.Ordinal) || !exception.Message.Contains(folder, StringComparison.Ordinal))
            {
                _escapes.Add($"{_at}: the message is not one line that names the file: {exception.Message.ReplaceLineEndings("/")}");
            }
        }
        catch (Exception exception)
        {
            _escapes.Add($"{_at}: {exception.GetType().Name}: {exception.Message.ReplaceLineEndings("/")}");
        }

        // On a busy machine the clock tells nothing; what other threads of the process do counts as well, where they do anything.
        var work = new TimeSpan(Environment.CpuUsage.TotalTime.Ticks - Volatile.Read(ref _worked));
        if (alone && work > MostWork)
        {
            _escapes.Add(string.Create(CultureInfo.InvariantCulture, $"{_at}: {work.TotalSeconds:0.0} s of work for {bytes.Length} bytes"));
        }

        long taken = Allocated() - before;
        if (taken > (4L * bytes.Length) + SpareBytes)
        {
            _escapes.Add($"{_at}: took {taken >> 20} MB for {bytes.Length} bytes");
        }
    }
}

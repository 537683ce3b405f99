using System.Diagnostics;

namespace Pinpoint.Benchmarks;

/// <summary>What a task cost.</summary>
/// <param name="Wall">Seconds until it was done.</param>
/// <param name="Processor">Seconds that all threads of the process computed.</param>
internal readonly record struct Spent(double Wall, double Processor)
{
    /// <summary>The cost of one of <paramref name="repeats"/> calls in a row.</summary>
    public static Spent On(Action action, int repeats)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            action();
        }

        double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new Spent(wall / repeats, (Environment.CpuUsage.TotalTime - before).TotalSeconds / repeats);
    }

    /// <summary>
    /// What counts: with one thread the processor's time, which other work on the machine hardly changes; with more the time until all are done, for a thread
    /// that spins while it waits computes too.
    /// </summary>
    public double Of(int threads) => threads == 1 ? Processor : Wall;
}

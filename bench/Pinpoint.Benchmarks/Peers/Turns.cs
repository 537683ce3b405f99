namespace Pinpoint.Benchmarks;

/// <summary>The same task done by several in turns, round by round, so that a machine that others use too slows all of them alike.</summary>
internal static class Turns
{
    // Threads of other runtimes spin on for a while after their work; with one thread there is nobody to spin.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(60);

    /// <summary>The seconds of every round and contender; a first round is not counted.</summary>
    public static List<double[]> Take(IReadOnlyList<IContender> contenders, PeerTask task, int batch, int repeats, int threads, int rounds)
    {
        var times = new List<double[]>();
        for (int round = -1; round < rounds; round++)
        {
            double[] seconds = [.. contenders.Select(contender => SecondsOf(contender, task, batch, repeats, threads))];
            if (round >= 0)
            {
                times.Add(seconds);
            }
        }

        return times;
    }

    /// <summary>Each contender's median.</summary>
    public static List<double> TakeMedians(IReadOnlyList<IContender> contenders, PeerTask task, int batch, int repeats, int threads, int rounds)
    {
        List<double[]> times = Take(contenders, task, batch, repeats, threads, rounds);
        return [.. contenders.Select((_, index) => Medians.Of(times.Select(round => round[index])))];
    }

    // Work that is short, or done by several, is done once untimed, to fill the caches and wake sleeping threads.
    private static double SecondsOf(IContender contender, PeerTask task, int batch, int repeats, int threads)
    {
        if (threads > 1)
        {
            Thread.Sleep(Settling);
        }

        if (threads > 1 || repeats > 1)
        {
            contender.Run(task, batch, 1);
        }

        return contender.Run(task, batch, repeats).Of(threads);
    }
}

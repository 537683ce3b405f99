using System.Diagnostics;

namespace Pinpoint.Benchmarks;

/// <summary>Times and their medians.</summary>
internal static class Medians
{
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Seconds of one of <paramref name="repeats"/> calls in a row.</summary>
    public static double Time(Action action, int repeats)
    {
        long start = Stopwatch.GetTimestamp();
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            action();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / repeats;
    }

    /// <summary>As the others, in processor time where there is one thread (<see cref="Spent.Of"/>).</summary>
    public static double OfSevenSpent(Action action, int threads, int repeats = 1) => OfSomeSpent(7, action, threads, repeats);

    /// <summary>The median of <paramref name="count"/> as <see cref="OfSevenSpent"/>.</summary>
    public static double OfSomeSpent(int count, Action action, int threads, int repeats = 1)
    {
        Time(action, 2);
        return Of([.. Enumerable.Range(0, count).Select(_ => Spent.On(action, repeats).Of(threads))]);
    }

    /// <summary>The median seconds of one call, of seven after two for warmth.</summary>
    public static double OfSeven(Action action, int repeats = 1) => OfSome(7, action, repeats);

    /// <summary>The median seconds of one call, of <paramref name="count"/> after two for warmth.</summary>
    public static double OfSome(int count, Action action, int repeats = 1)
    {
        Time(action, 2);
        return Of([.. Enumerable.Range(0, count).Select(_ => Time(action, repeats))]);
    }
}

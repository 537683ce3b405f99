using System.Diagnostics;
using System.Numerics;
using Pinpoint.Networks;

namespace Pinpoint.Benchmarks;

/// <summary>
/// The memory bandwidth as STREAM's triad counts it: a[i] = b[i] + f c[i] over arrays far larger than any cache, three values of traffic an element.
/// </summary>
internal static unsafe class StreamTriad
{
    private const int Length = 32 * 1024 * 1024;

    /// <summary>GB/s of all threads together: the best of seven.</summary>
    public static double Measure(int threads)
    {
        using var team = new WorkerTeam(threads);
        using var a = new AlignedBuffer(Length);
        using var b = new AlignedBuffer(Length);
        using var c = new AlignedBuffer(Length);
        b.Span(0, Length).Fill(1);
        c.Span(0, Length).Fill(2);
        double best = double.PositiveInfinity;
        for (int repetition = 0; repetition < 8; repetition++)
        {
            long start = Stopwatch.GetTimestamp();
            team.Run(threads, new Job(a.Pointer, b.Pointer, c.Pointer, threads));

            // The first repetition touches the pages.
            best = repetition == 0 ? best : Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return 3.0 * sizeof(float) * Length / best / 1e9;
    }

    private readonly struct Job(float* a, float* b, float* c, int parts) : IWorkerJob
    {
        public void Execute(int item, int worker)
        {
            var factor = new Vector<float>(3);
            long end = (long)Length * (item + 1) / parts;
            for (long i = (long)Length * item / parts; i < end; i += Vector<float>.Count)
            {
                (Vector.Load(b + i) + (factor * Vector.Load(c + i))).Store(a + i);
            }
        }
    }
}

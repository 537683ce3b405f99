using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Pinpoint.Networks;

namespace Pinpoint.Benchmarks;

/// <summary>
/// The most float32 multiply-adds that this machine does: twelve running sums that wait for nothing but themselves, more than the four or five
/// cycles of a multiply-add times the two that a core may start per cycle.
/// </summary>
internal static class MultiplyAddPeak
{
    private const int Sums = 12;
    private const int Rounds = 500_000;
    private const int Repetitions = 60;

    /// <summary>The widths that this processor has in hardware, in bits, widest first.</summary>
    public static IReadOnlyList<int> Widths { get; } =
        [.. new[] { (512, Vector512.IsHardwareAccelerated), (256, Vector256.IsHardwareAccelerated), (128, Vector128.IsHardwareAccelerated) }
            .Where(width => width.Item2)
            .Select(width => width.Item1)];

    /// <summary>GFLOP/s (two per multiply-add) of all threads together: the best of sixty short runs, for other work may stand in the way of most.</summary>
    public static double Measure(int bits, int threads)
    {
        using var team = new WorkerTeam(threads);
        double best = double.PositiveInfinity;
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            long start = Stopwatch.GetTimestamp();
            team.Run(threads, new Job(bits));
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return 2.0 * Sums * Rounds * (bits / 32) * threads / best / 1e9;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Chain<TWidth, TVector>(float factor)
        where TWidth : struct, IVectorWidth<TVector>
        where TVector : unmanaged
    {
        TVector x = TWidth.Broadcast(factor), y = TWidth.Broadcast(1e-9f);
        TVector s0 = x, s1 = x, s2 = x, s3 = x, s4 = x, s5 = x, s6 = x, s7 = x, s8 = x, s9 = x, s10 = x, s11 = x;
        for (int round = 0; round < Rounds; round++)
        {
            s0 = TWidth.MultiplyAdd(s0, x, y);
            s1 = TWidth.MultiplyAdd(s1, x, y);
            s2 = TWidth.MultiplyAdd(s2, x, y);
            s3 = TWidth.MultiplyAdd(s3, x, y);
            s4 = TWidth.MultiplyAdd(s4, x, y);
            s5 = TWidth.MultiplyAdd(s5, x, y);
            s6 = TWidth.MultiplyAdd(s6, x, y);
            s7 = TWidth.MultiplyAdd(s7, x, y);
            s8 = TWidth.MultiplyAdd(s8, x, y);
            s9 = TWidth.MultiplyAdd(s9, x, y);
            s10 = TWidth.MultiplyAdd(s10, x, y);
            s11 = TWidth.MultiplyAdd(s11, x, y);
        }

        TVector low = TWidth.Add(TWidth.Add(TWidth.Add(s0, s1), TWidth.Add(s2, s3)), TWidth.Add(s4, s5));
        TVector high = TWidth.Add(TWidth.Add(TWidth.Add(s6, s7), TWidth.Add(s8, s9)), TWidth.Add(s10, s11));
        return TWidth.Sum(TWidth.Add(low, high));
    }

    private readonly struct Job(int bits) : IWorkerJob
    {
        public void Execute(int item, int worker)
        {
            float sum = bits switch
            {
                512 => Chain<Width512, Vector512<float>>(0.999f),
                256 => Chain<Width256, Vector256<float>>(0.999f),
                _ => Chain<Width128, Vector128<float>>(0.999f),
            };
            GC.KeepAlive(sum);
        }
    }
}

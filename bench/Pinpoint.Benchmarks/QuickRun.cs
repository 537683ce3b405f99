namespace Pinpoint.Benchmarks;

/// <summary>Medians of seven of Pinpoint alone, without BenchmarkDotNet's patience.</summary>
internal static class QuickRun
{
    public static void Print()
    {
        foreach (int threads in new[] { 1, 2 })
        {
            foreach (BenchmarkNetwork network in BenchmarkNetwork.All)
            {
                using var own = new OwnEngine(network, threads);
                foreach (var (batch, repeats) in network.ForwardBatches)
                {
                    Report(own, network, PeerTask.Forward, batch, repeats, threads);
                }

                Report(own, network, PeerTask.Step, network.StepBatch, 1, threads);
            }
        }
    }

    private static void Report(OwnEngine own, BenchmarkNetwork network, PeerTask task, int batch, int repeats, int threads)
    {
        double seconds = Turns.TakeMedians([own], task, batch, repeats, threads, rounds: 7)[0];
        Console.WriteLine($"{network.Title,-40} {task,-8} batch {batch,3} threads {threads}: {1e3 * seconds,8:F2} ms");
    }
}

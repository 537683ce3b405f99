namespace Pinpoint.Benchmarks;

/// <summary>Where the time goes, by layer and by stage.</summary>
internal static class StageRun
{
    public static void Print()
    {
        var machine = MachineFacts.Measure();
        PredictionShares.Print(threads: 1);
        PredictionShares.Print(threads: 2);
        foreach (var (key, batch) in new[] { ("search", 6), ("search", 64), ("refinement", 51), ("paper", 1), ("paper", 6), ("paper", 64) })
        {
            LayerShares.PrintForward(machine, BenchmarkNetwork.Of(key), batch, threads: 1);
        }

        foreach (BenchmarkNetwork network in BenchmarkNetwork.All)
        {
            LayerShares.PrintTraining(machine, network, network.StepBatch, threads: 1);
        }
    }
}

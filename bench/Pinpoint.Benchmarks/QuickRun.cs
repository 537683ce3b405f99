using Pinpoint.Networks;

namespace Pinpoint.Benchmarks;

/// <summary>Medians of seven, without BenchmarkDotNet's patience.</summary>
internal static class QuickRun
{
    public static void Print(int landmarks)
    {
        Console.WriteLine($"{landmarks} landmarks; ms are medians of seven; GFLOP/s count the operations of the definition");
        foreach (int threads in new[] { 1, 2 })
        {
            foreach (int batch in new[] { 1, 6, 19, 64 })
            {
                PrintForward(new PaperWorkload(landmarks, batch), threads);
            }

            PrintStep(new PaperWorkload(landmarks, 64), threads);
        }
    }

    private static void PrintForward(PaperWorkload work, int threads)
    {
        using var team = new WorkerTeam(threads);
        using var workspace = new NetworkWorkspace(work.Network, work.Batch, team);
        double seconds = Medians.OfSeven(
            () => work.Network.Predict(work.Patches, work.Batch, work.Displacements, work.Logits, workspace), work.Batch < 19 ? 10 : 2);
        Report("forward", work.Batch, threads, seconds, work.ForwardOperations);
    }

    private static void PrintStep(PaperWorkload work, int threads)
    {
        using var team = new WorkerTeam(threads);
        using var trainer = new NetworkTrainer(work.Network, new TrainerOptions(), work.Batch, team);
        double seconds = Medians.OfSeven(() => trainer.Step(work.Patches, work.Batch, work.Targets, [], work.Classes, 1e-4), 1);
        Report("training step", work.Batch, threads, seconds, 3 * work.ForwardOperations);
    }

    private static void Report(string what, int batch, int threads, double seconds, double operations) =>
        Console.WriteLine($"{what,-14} batch {batch,3} threads {threads}: {1e3 * seconds,8:F2} ms {operations / seconds / 1e9,7:F0} GFLOP/s");
}

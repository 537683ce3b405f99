namespace Pinpoint.Benchmarks;

/// <summary>The same work in all runtimes by turns; each ratio is the median of the rounds' ratios, not a ratio of medians.</summary>
internal static class PeerRun
{
    private const int Landmarks = 10;
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(100);
    private static readonly (int Batch, int Repeats)[] Batches = [(1, 20), (6, 5), (19, 2), (64, 1)];

    public static void Print(int rounds)
    {
        MachineFacts machine = MachineFacts.MeasureAndPrint();
        var setup = new PeerSetup(Landmarks);
        try
        {
            foreach (int threads in new[] { 1, 2 })
            {
                PrintThreads(setup, machine, threads, rounds);
            }
        }
        finally
        {
            setup.RemoveFiles();
        }
    }

    private static void PrintThreads(PeerSetup setup, MachineFacts machine, int threads, int rounds)
    {
        using var own = new OwnEngine(Landmarks, threads);
        using PeerProcess onnx = setup.StartOnnxRuntime(threads);
        using PeerProcess channelsFirst = setup.StartOnnxRuntimeChannelsFirst(threads);
        using PeerProcess torch = setup.StartTorch(threads);
        IContender[] peers = [onnx, channelsFirst, torch];
        Markdown.Title($"Forward pass, {(threads == 1 ? "1 thread" : $"{threads} threads")}, medians of {rounds} alternating rounds");
        Markdown.Row(["batch", "Pinpoint", "of the peak", .. peers.SelectMany(peer => new[] { peer.Name, "ratio" })]);
        Markdown.Rule(3 + (2 * peers.Length));
        foreach ((int batch, int repeats) in Batches)
        {
            List<double[]> times = Alternate([own, .. peers], rounds, [.. Enumerable.Repeat(OwnEngine.Forward, 4)], batch, repeats);
            double seconds = Medians.Of(times.Select(round => round[0]));
            double rate = new PaperWorkload(Landmarks, batch).ForwardOperations / seconds / 1e9;
            Markdown.Row(
                [
                    $"{batch}",
                    Milliseconds(seconds),
                    $"{rate / machine.PeakOf[threads]:P0}",
                    .. Enumerable.Range(1, peers.Length).SelectMany(peer => Against(times, 0, peer)),
                ]);
        }

        Console.WriteLine();
        PrintSteps(own, torch, threads, rounds);
    }

    private static void PrintSteps(OwnEngine own, PeerProcess torch, int threads, int rounds)
    {
        const int Batch = 64;
        List<double[]> times = Alternate([own, own, torch], rounds, [OwnEngine.SampledStep, OwnEngine.Step, OwnEngine.Step], Batch, 1);
        Markdown.Title($"Training step, batch {Batch}, {(threads == 1 ? "1 thread" : $"{threads} threads")}, medians of {rounds} alternating rounds");
        Markdown.Row("Pinpoint", "its time", $"{torch.Name}, network only", "ratio");
        Markdown.Rule(4);
        Markdown.Row(["with patch sampling", Milliseconds(Medians.Of(times.Select(round => round[0]))), .. Against(times, 0, 2)]);
        Markdown.Row(["network only", Milliseconds(Medians.Of(times.Select(round => round[1]))), .. Against(times, 1, 2)]);
        Console.WriteLine();
    }

    private static string[] Against(List<double[]> times, int own, int peer) =>
        [Milliseconds(Medians.Of(times.Select(round => round[peer]))), $"{Medians.Of(times.Select(round => round[peer] / round[own])):F2}"];

    private static string Milliseconds(double seconds) => $"{1e3 * seconds:F2} ms";

    private static List<double[]> Alternate(IContender[] contenders, int rounds, string[] tasks, int batch, int repeats)
    {
        var times = new List<double[]>();
        for (int round = -1; round < rounds; round++)
        {
            double[] seconds = [.. contenders.Select((contender, index) => SecondsOf(contender, tasks[index], batch, repeats))];
            if (round >= 0)
            {
                times.Add(seconds);
            }
        }

        return times;
    }

    // Every runtime's threads spin for a while after their work: the next one waits until they sleep, and does the work once untimed to wake its own.
    private static double SecondsOf(IContender contender, string task, int batch, int repeats)
    {
        Thread.Sleep(Settle);
        contender.Seconds(task, batch, 1);
        return contender.Seconds(task, batch, repeats);
    }
}

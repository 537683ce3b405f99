namespace Pinpoint.Benchmarks;

/// <summary>The same work in all runtimes by turns; each ratio is the median of the rounds' ratios, not a ratio of medians.</summary>
internal static class PeerRun
{
    /// <summary>Prints the tables of one thread and of two.</summary>
    /// <param name="networks">The networks.</param>
    /// <param name="rounds">Rounds that count.</param>
    public static void Print(IReadOnlyList<BenchmarkNetwork> networks, int rounds)
    {
        MachineFacts machine = MachineFacts.Measure();
        List<PeerFiles> files = [.. networks.Select(network => new PeerFiles(network))];
        try
        {
            var (torch, text) = Contest.BestTorch(networks[0], files[0]);
            foreach (int threads in new[] { 1, 2 })
            {
                Print(networks, files, machine, torch, threads, rounds);
            }

            Console.WriteLine($"libtorch: {text} (training steps, 1 thread).");
            Console.WriteLine();
        }
        finally
        {
            files.ForEach(one => one.Dispose());
        }
    }

    private static void Print(IReadOnlyList<BenchmarkNetwork> networks, List<PeerFiles> files, MachineFacts machine, TorchForm torch, int threads, int rounds)
    {
        var forward = new List<string[]>();
        var steps = new List<string[]>();
        var forms = new List<string[]>();
        IReadOnlyList<string> names = [];
        foreach (var (network, file) in networks.Zip(files))
        {
            using var contest = new Contest(network, file, torch, threads);
            names = contest.Names;
            foreach (var (batch, repeats) in network.ForwardBatches)
            {
                ContestRow row = contest.Forward(batch, repeats, rounds);
                List<double[]> times = row.Times;
                forms.Add([network.Title, $"{batch}", row.OnnxForm, row.QuantizedForm, Operators(contest.QuantizedOperators)]);
                double seconds = Medians.Of(times.Select(round => round[0]));
                double rate = batch * file.OperationsOfSample / seconds / 1e9;
                forward.Add(
                [
                    network.Title, $"{batch}", Milliseconds(times, 0), $"{rate / machine.PeakOf[threads]:P0}",
                    .. Enumerable.Range(1, 3).SelectMany(peer => new[] { Milliseconds(times, peer), $"{RatioSpread.Of(times, 0, peer)}" }),
                ]);
                Figures.Keep(Invariant($"forward-{network.Key}-{batch}-float-{threads}"), $"{RatioSpread.Of(times, 0, 1)}");
                Figures.Keep(Invariant($"forward-{network.Key}-{batch}-int8-{threads}"), $"{RatioSpread.Of(times, 0, 2)}");
            }

            List<double[]> step = contest.Step(rounds);
            Figures.Keep(Invariant($"step-{network.Key}-{threads}"), $"{RatioSpread.Of(step, 0, 1)}");
            steps.Add([network.Title, $"{network.StepBatch}", Milliseconds(step, 0), Milliseconds(step, 1), $"{RatioSpread.Of(step, 0, 1)}"]);
        }

        string clock = threads == 1 ? "1 thread, processor time" : $"{threads} threads, wall time";
        Table($"Forward pass, {clock}", ["network", "batch", names[0], "of the peak", names[1], "ratio", names[2], "ratio", names[3], "ratio"], forward);
        Table($"Training step, {clock}", ["network", "batch", names[0], names[3], "ratio"], steps);
        Table($"The peers' forms, {clock}", ["network", "batch", names[1], names[2], "what it runs of them"], forms);
    }

    private static void Table(string title, string[] head, List<string[]> rows)
    {
        Markdown.Title(title);
        Markdown.Row(head);
        Markdown.Rule(head.Length);
        rows.ForEach(row => Markdown.Row(row));
        Console.WriteLine();
    }

    private static string Operators(IReadOnlyDictionary<string, int> counts) =>
        string.Join(", ", counts.OrderBy(type => type.Key, StringComparer.Ordinal).Select(type => $"{type.Value} {type.Key}"));

    private static string Milliseconds(List<double[]> times, int contender) => $"{1e3 * Medians.Of(times.Select(round => round[contender])):F2} ms";
}

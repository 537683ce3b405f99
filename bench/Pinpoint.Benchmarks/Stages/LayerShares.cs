namespace Pinpoint.Benchmarks;

/// <summary>Where the network's time goes: each layer's share, its distance from the multiply-add peak and from the memory's bandwidth.</summary>
internal static class LayerShares
{
    private const int Repetitions = 31;

    public static void PrintForward(MachineFacts machine, BenchmarkNetwork network, int batch, int threads)
    {
        using var layers = new LayerWork(new NetworkWorkload(network, batch), threads, training: false);
        double[] seconds = Medianwise(layers.Steps.Count, layers.RunForward);
        Markdown.Title($"{network.Title}: forward pass, batch {batch}, {Count(threads)}: {1e3 * seconds.Sum():F2} ms");
        Markdown.Row("layer", "ms", "share", "GFLOP/s", "of the peak", "weights", "read at");
        Markdown.Rule(7);
        for (int layer = 0; layer < layers.Steps.Count; layer++)
        {
            LayerStep step = layers.Steps[layer];
            PrintRow(step.Name, seconds[layer], seconds.Sum(), step.Operations, machine.PeakOf[threads], step.WeightBytes);
        }

        double operations = layers.Steps.Sum(step => step.Operations);
        PrintRow("all", seconds.Sum(), seconds.Sum(), operations, machine.PeakOf[threads], layers.Steps.Sum(step => step.WeightBytes));
        Console.WriteLine();
    }

    public static void PrintTraining(MachineFacts machine, BenchmarkNetwork network, int batch, int threads)
    {
        using var layers = new LayerWork(new NetworkWorkload(network, batch), threads, training: true);
        double[] forward = Medianwise(layers.Steps.Count, layers.RunForward);
        double[] backward = Medianwise(layers.Steps.Count, layers.RunBackward);
        double all = forward.Sum() + backward.Sum();
        Markdown.Title($"{network.Title}: training, forwards and backwards, batch {batch}, {Count(threads)}: {1e3 * all:F1} ms");
        Markdown.Row("layer", "forwards, ms", "backwards, ms", "share", "GFLOP/s", "of the peak");
        Markdown.Rule(6);
        for (int layer = 0; layer < layers.Steps.Count; layer++)
        {
            double seconds = forward[layer] + backward[layer];

            // The first block has no gradient of its input.
            double rate = (layer == 0 ? 2 : 3) * layers.Steps[layer].Operations / seconds / 1e9;
            Markdown.Row(
                layers.Steps[layer].Name,
                $"{1e3 * forward[layer]:F2}",
                $"{1e3 * backward[layer]:F2}",
                $"{seconds / all:P0}",
                $"{rate:F0}",
                $"{rate / machine.PeakOf[threads]:P0}");
        }

        Console.WriteLine();
    }

    private static string Count(int threads) => threads == 1 ? "1 thread, processor time" : $"{threads} threads, wall time";

    private static void PrintRow(string name, double seconds, double all, double operations, double peak, double bytes) => Markdown.Row(
        name,
        $"{1e3 * seconds:F3}",
        $"{seconds / all:P0}",
        $"{operations / seconds / 1e9:F0}",
        $"{operations / seconds / 1e9 / peak:P0}",
        $"{bytes / 1e6:F1} MB",
        $"{bytes / seconds / 1e9:F1} GB/s");

    private static double[] Medianwise(int count, Action<double[]> run)
    {
        var rounds = new List<double[]>();
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            double[] seconds = new double[count];
            run(seconds);
            rounds.Add(seconds);
        }

        return [.. Enumerable.Range(0, count).Select(layer => Medians.Of(rounds.Select(round => round[layer])))];
    }
}

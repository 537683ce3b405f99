namespace Pinpoint.Benchmarks;

/// <summary>One network in all runtimes with some threads: chooses each peer's best form, and takes the times.</summary>
internal sealed class Contest : IDisposable
{
    private const double MostDifference = 1e-3;
    private const int TrialRounds = 3;
    private readonly BenchmarkNetwork _network;
    private readonly PeerFiles _files;
    private readonly int _threads;
    private readonly OwnEngine _own;
    private readonly OnnxRuntimeEngine _onnx;
    private readonly OnnxRuntimeEngine _quantized;
    private readonly PeerProcess _torch;

    /// <summary>Starts all and tries ONNX Runtime's forms.</summary>
    /// <param name="network">The network.</param>
    /// <param name="files">Its files.</param>
    /// <param name="torch">libtorch's form (<see cref="BestTorch"/>).</param>
    /// <param name="threads">Threads of each runtime.</param>
    /// <exception cref="InvalidOperationException">A peer computes something else, or is not there.</exception>
    public Contest(BenchmarkNetwork network, PeerFiles files, TorchForm torch, int threads)
    {
        (_network, _files, _threads) = (network, files, threads);
        _own = new OwnEngine(network, threads);
        var (batch, repeats) = network.ForwardBatches[1];
        IReadOnlyList<OnnxRuntimeForm> forms = OnnxRuntimeForm.For(threads);
        (OnnxRuntimeForm onnx, OnnxForm) = Best(forms, form => files.StartOnnxRuntime(form, threads), PeerTask.Forward, batch, repeats, threads, form => form.Text);
        (OnnxRuntimeForm quantized, QuantizedForm) = Best(
            forms, form => files.StartQuantized(form, threads), PeerTask.Forward, batch, repeats, threads, form => form.Text);
        _onnx = files.StartOnnxRuntime(onnx, threads);
        _quantized = files.StartQuantized(quantized, threads);
        _torch = files.StartTorch(torch, threads);
        CheckAnswers(quantized);
    }

    public string OnnxForm { get; }

    public string QuantizedForm { get; }

    /// <summary>What ONNX Runtime runs of the quantised network, with counts.</summary>
    public IReadOnlyDictionary<string, int> QuantizedOperators { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>The columns' names.</summary>
    public IReadOnlyList<string> Names => [_own.Name, _onnx.Name, _quantized.Name, _torch.Name];

    /// <summary>Seconds of forward passes, round by round, in the order of <see cref="Names"/>.</summary>
    public List<double[]> Forward(int batch, int repeats, int rounds) =>
        Turns.Take([_own, _onnx, _quantized, _torch], PeerTask.Forward, batch, repeats, _threads, rounds);

    /// <summary>Seconds of training steps, ours and libtorch's.</summary>
    public List<double[]> Step(int rounds) => Turns.Take([_own, _torch], PeerTask.Step, _network.StepBatch, 1, _threads, rounds);

    public void Dispose()
    {
        _own.Dispose();
        _onnx.Dispose();
        _quantized.Dispose();
        _torch.Dispose();
    }

    /// <summary>libtorch's fastest form, by training steps with one thread; tried once, for its process is slow to start.</summary>
    public static (TorchForm Best, string Text) BestTorch(BenchmarkNetwork network, PeerFiles files) =>
        Best(TorchForm.All, form => files.StartTorch(form, 1), PeerTask.Step, Math.Max(1, network.StepBatch / 16), 1, 1, form => form.Text);

    private static double DifferenceOf(float[] answer, float[] own) =>
        own.Zip(answer, (left, right) => Math.Abs(left - right)).Max() / own.Max(Math.Abs);

    private static (T Best, string Text) Best<T>(
        IReadOnlyList<T> forms, Func<T, IContender> start, PeerTask task, int batch, int repeats, int threads, Func<T, string> text)
    {
        IContender[] contenders = [.. forms.Select(start)];
        try
        {
            List<double> medians = Turns.TakeMedians(contenders, task, batch, repeats, threads, TrialRounds);
            int best = medians.IndexOf(medians.Min());
            return (forms[best], $"{text(forms[best])}; {1e3 * medians[best]:F2} ms, the slowest of {forms.Count} forms {1e3 * medians.Max():F2}");
        }
        finally
        {
            Array.ForEach(contenders, contender => contender.Dispose());
        }
    }

    private void CheckAnswers(OnnxRuntimeForm quantized)
    {
        int batch = _network.ForwardBatches[1].Batch;
        float[] own = _own.Answer(batch);
        foreach (IContender peer in new IContender[] { _onnx, _torch })
        {
            double difference = DifferenceOf(peer.Answer(batch), own);
            if (!(difference < MostDifference))
            {
                throw new InvalidOperationException($"{peer.Name} answers with displacements that differ by {difference:P1} from ours: it runs another network.");
            }
        }

        QuantizedOperators = _files.OperatorsOfQuantized(quantized);
        foreach (string type in new[] { "Conv", "FusedConv", "Gemm", "FusedGemm", "MatMul", "FusedMatMul" })
        {
            if (QuantizedOperators.TryGetValue(type, out int count))
            {
                throw new InvalidOperationException($"ONNX Runtime still runs {count} {type} of the quantised network in float32.");
            }
        }
    }
}

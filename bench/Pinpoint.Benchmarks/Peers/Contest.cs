namespace Pinpoint.Benchmarks;

/// <summary>One network in all runtimes with some threads: chooses each peer's best form, holds their answers against ours, and takes the times.</summary>
internal sealed class Contest : IDisposable
{
    private const double MostDifference = 1e-3;
    private const int TrialRounds = 3;
    private static readonly string[] FloatTypes = ["Conv", "FusedConv", "Gemm", "FusedGemm", "MatMul", "FusedMatMul"];
    private readonly BenchmarkNetwork _network;
    private readonly PeerFiles _files;
    private readonly int _threads;
    private readonly OwnEngine _own;
    private readonly PeerProcess _torch;

    /// <summary>Starts libtorch and this engine.</summary>
    /// <param name="network">The network.</param>
    /// <param name="files">Its files.</param>
    /// <param name="torch">libtorch's form (<see cref="BestTorch"/>).</param>
    /// <param name="threads">Threads of each runtime.</param>
    /// <exception cref="InvalidOperationException">A peer computes something else, or is not there.</exception>
    public Contest(BenchmarkNetwork network, PeerFiles files, TorchForm torch, int threads)
    {
        (_network, _files, _threads) = (network, files, threads);
        _own = new OwnEngine(network, threads);
        _torch = files.StartTorch(torch, threads);
        CheckAnswer(_torch, network.ForwardBatches[1].Batch);
    }

    /// <summary>The columns' names.</summary>
    public IReadOnlyList<string> Names =>
        [_own.Name, $"ONNX Runtime {OnnxRuntimeEngine.Version}", $"ONNX Runtime {OnnxRuntimeEngine.Version} int8", _torch.Name];

    /// <summary>What ONNX Runtime runs of the quantised network, with counts.</summary>
    public IReadOnlyDictionary<string, int> QuantizedOperators { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>libtorch's fastest form, by training steps with one thread; tried once, for its process is slow to start.</summary>
    public static (TorchForm Best, string Text) BestTorch(BenchmarkNetwork network, PeerFiles files)
    {
        TorchForm best = Best(
            TorchForm.All, form => files.StartTorch(form, 1), PeerTask.Step, Math.Max(1, network.StepBatch / 16), 1, 1, out double least, out double most);
        return (best, Invariant($"{best.Text}; {1e3 * least:F1} ms a step of {Math.Max(1, network.StepBatch / 16)} samples, the slowest of ") +
            Invariant($"{TorchForm.All.Count} forms {1e3 * most:F1} ms"));
    }

    /// <summary>Takes the times of forward passes, ONNX Runtime in the forms that are the fastest for this batch.</summary>
    public ContestRow Forward(int batch, int repeats, int rounds)
    {
        IReadOnlyList<OnnxRuntimeForm> forms = OnnxRuntimeForm.For(_threads);
        OnnxRuntimeForm usual = Best(
            forms, form => _files.StartOnnxRuntime(form, _threads), PeerTask.Forward, batch, repeats, _threads, out _, out _);
        OnnxRuntimeForm whole = Best(
            forms, form => _files.StartQuantized(form, _threads), PeerTask.Forward, batch, repeats, _threads, out _, out _);
        using OnnxRuntimeEngine onnx = _files.StartOnnxRuntime(usual, _threads);
        using OnnxRuntimeEngine quantized = _files.StartQuantized(whole, _threads);
        CheckAnswer(onnx, batch);
        CheckOperators(whole);
        List<double[]> times = Turns.Take([_own, onnx, quantized, _torch], PeerTask.Forward, batch, repeats, _threads, rounds);
        return new ContestRow(times, usual.TextFor(_threads), whole.TextFor(_threads));
    }

    /// <summary>Seconds of training steps, round by round, ours and libtorch's.</summary>
    public List<double[]> Step(int rounds) => Turns.Take([_own, _torch], PeerTask.Step, _network.StepBatch, 1, _threads, rounds);

    public void Dispose()
    {
        _own.Dispose();
        _torch.Dispose();
    }

    private static T Best<T>(
        IReadOnlyList<T> forms, Func<T, IContender> start, PeerTask task, int batch, int repeats, int threads, out double least, out double most)
    {
        IContender[] contenders = [.. forms.Select(start)];
        try
        {
            List<double> medians = Turns.TakeMedians(contenders, task, batch, repeats, threads, TrialRounds);
            (least, most) = (medians.Min(), medians.Max());
            return forms[medians.IndexOf(least)];
        }
        finally
        {
            Array.ForEach(contenders, contender => contender.Dispose());
        }
    }

    private void CheckAnswer(IContender peer, int batch)
    {
        float[] own = _own.Answer(batch);
        double difference = own.Zip(peer.Answer(batch), (left, right) => Math.Abs(left - right)).Max() / own.Max(Math.Abs);
        if (!(difference < MostDifference))
        {
            throw new InvalidOperationException($"{peer.Name} answers with displacements that differ by {difference:P1} from ours: it runs another network.");
        }
    }

    private void CheckOperators(OnnxRuntimeForm form)
    {
        QuantizedOperators = _files.OperatorsOfQuantized(form);
        if (FloatTypes.FirstOrDefault(QuantizedOperators.ContainsKey) is { } type)
        {
            throw new InvalidOperationException($"ONNX Runtime still runs {QuantizedOperators[type]} {type} of the quantised network in float32.");
        }
    }
}

using Microsoft.ML.OnnxRuntime;

namespace Pinpoint.Benchmarks;

/// <summary>ONNX Runtime in this process, its inputs and outputs in memory that it need not allocate.</summary>
internal sealed class OnnxRuntimeEngine : IContender
{
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly BenchmarkNetwork _network;
    private readonly OnnxRuntimeForm _form;
    private readonly Dictionary<int, OnnxRuntimeBatch> _batches = [];

    /// <summary>Loads a network.</summary>
    /// <param name="name">The column's name; the version is added.</param>
    /// <param name="path">The network's file.</param>
    /// <param name="network">The network that it holds.</param>
    /// <param name="form">How to run.</param>
    /// <param name="threads">Threads within an operation.</param>
    public OnnxRuntimeEngine(string name, string path, BenchmarkNetwork network, OnnxRuntimeForm form, int threads)
    {
        using SessionOptions options = form.OptionsFor(threads);
        _session = new InferenceSession(path, options);
        (_network, _form) = (network, form);
        Name = $"{name} {Version}";
    }

    public static string Version => OrtEnv.Instance().GetVersionString();

    public string Name { get; }

    public Spent Run(PeerTask task, int batch, int repeats)
    {
        if (task != PeerTask.Forward)
        {
            throw new NotSupportedException("ONNX Runtime's package holds no training.");
        }

        OnnxRuntimeBatch values = BatchOf(batch);
        return Spent.On(() => values.Run(_session, _run), repeats);
    }

    public float[] Answer(int batch)
    {
        OnnxRuntimeBatch values = BatchOf(batch);
        values.Run(_session, _run);
        return [.. values.Displacements];
    }

    public void Dispose()
    {
        foreach (OnnxRuntimeBatch batch in _batches.Values)
        {
            batch.Dispose();
        }

        _run.Dispose();
        _session.Dispose();
    }

    private OnnxRuntimeBatch BatchOf(int batch)
    {
        if (!_batches.TryGetValue(batch, out OnnxRuntimeBatch? values))
        {
            values = new OnnxRuntimeBatch(_network.Architecture, NetworkWorkload.PatchesOf(_network.Architecture, batch), batch, _form.ChannelsFirst);
            _batches.Add(batch, values);
        }

        return values;
    }
}

using System.Runtime.InteropServices;
using Pinpoint.Networks;

namespace Pinpoint.Benchmarks;

/// <summary>A network's files for its peers: as exported, channels first, both quantised, and patches.</summary>
internal sealed class PeerFiles : IDisposable
{
    private const int CalibrationBatch = 6;
    private readonly string _folder = Directory.CreateTempSubdirectory("pinpoint-peers-").FullName;
    private readonly BenchmarkNetwork _network;

    public PeerFiles(BenchmarkNetwork network)
    {
        _network = network;
        OnnxFile.Write(Float(channelsFirst: false), network.Network, network.Title, "0", new Dictionary<string, string>(StringComparer.Ordinal));
        var exported = OnnxModel.Read(Float(channelsFirst: false));
        OnnxModelWriter.Write(Float(channelsFirst: true), exported.ChannelsFirst());

        // Time does not depend on the ranges; the error is measured with real ones (QuantizationError).
        float[] patches = NetworkWorkload.PatchesOf(network.Architecture, CalibrationBatch);
        OnnxModel quantized = StaticQuantizer.Quantize(exported, Calibration.Measure(exported, [patches], _folder));
        OnnxModelWriter.Write(Quantized(channelsFirst: false), quantized);
        OnnxModelWriter.Write(Quantized(channelsFirst: true), QuantizedChannelsFirst(exported, patches));
        int most = Math.Max(network.StepBatch, network.ForwardBatches.Max(item => item.Batch));
        File.WriteAllBytes(Patches, MemoryMarshal.AsBytes(NetworkWorkload.PatchesOf(network.Architecture, most).AsSpan()).ToArray());
        OperationsOfSample = NetworkOperations.OfSample(exported, network.Architecture.Groups, _folder);
    }

    public double OperationsOfSample { get; }

    private string Patches => Path.Combine(_folder, "patches.bin");

    public OnnxRuntimeEngine StartOnnxRuntime(OnnxRuntimeForm form, int threads) =>
        new("ONNX Runtime", Float(form.ChannelsFirst), _network, form, threads);

    public OnnxRuntimeEngine StartQuantized(OnnxRuntimeForm form, int threads) =>
        new("ONNX Runtime int8", Quantized(form.ChannelsFirst), _network, form, threads);

    /// <summary>Starts libtorch in a process of its own.</summary>
    /// <exception cref="InvalidOperationException">It is not built or does not start.</exception>
    public PeerProcess StartTorch(TorchForm form, int threads)
    {
        string program = Path.Combine(RepositoryFolder.Path, "bench", "peers", "torch", "bin", "Release", "net10.0", "Pinpoint.TorchPeer");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException("libtorch's program is not built; run 'dotnet build -c Release bench/peers/torch' (600 MB from NuGet)");
        }

        string directions = _network.Architecture.Directions switch
        {
            DirectionHead.Softmax => "softmax",
            DirectionHead.SignPerAxis => "signs",
            DirectionHead.None => "none",
        };
        string loss = _network.Training.Loss switch
        {
            LossKind.Huber => "huber",
            LossKind.MeanSquaredError => "squares",
        };
        string[] arguments =
        [
            Float(channelsFirst: false), Invariant($"{threads}"), Patches, form.ChannelsLast ? "last" : "first", loss, directions,
            Invariant($"{_network.Training.ClipNorm ?? 0}"), Invariant($"{_network.Training.WeightDecay}"), Invariant($"{_network.Architecture.Groups}"),
        ];
        return new PeerProcess(program, arguments, form.VariablesFor(threads));
    }

    /// <summary>The operators that ONNX Runtime runs after its graph optimisations, with their counts: shows whether it computes in integers.</summary>
    public IReadOnlyDictionary<string, int> OperatorsOfQuantized(OnnxRuntimeForm form)
    {
        string path = Path.Combine(_folder, "optimized.onnx");
        using Microsoft.ML.OnnxRuntime.SessionOptions options = form.OptionsFor(1);
        options.OptimizedModelFilePath = path;
        using (new Microsoft.ML.OnnxRuntime.InferenceSession(Quantized(form.ChannelsFirst), options))
        {
            return OnnxModel.Read(path).Nodes.CountBy(node => node.Type).ToDictionary(StringComparer.Ordinal);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private OnnxModel QuantizedChannelsFirst(OnnxModel exported, float[] patches)
    {
        OnnxModel model = exported.ChannelsFirst();
        using var batch = new OnnxRuntimeBatch(_network.Architecture, patches, CalibrationBatch, channelsFirst: true);
        return StaticQuantizer.Quantize(model, Calibration.Measure(model, [batch.Patches], _folder));
    }

    private string Float(bool channelsFirst) => Path.Combine(_folder, channelsFirst ? "first.onnx" : "last.onnx");

    private string Quantized(bool channelsFirst) => Path.Combine(_folder, channelsFirst ? "first.int8.onnx" : "last.int8.onnx");
}

using Microsoft.ML.OnnxRuntime;
using Pinpoint.Networks;

namespace Pinpoint.Benchmarks;

/// <summary>A model's network as ONNX Runtime answers with it, in float32 and in 8-bit integers.</summary>
internal sealed class RuntimeNetwork : IDisposable
{
    // A search asks for at most as many batches as are worth remembering for calibration.
    private const int MostBatches = 120;
    private readonly PatchNetwork _network;
    private readonly string _folder;
    private readonly string _exported;
    private readonly List<float[]> _seen = [];
    private readonly RunOptions _run = new();
    private InferenceSession? _float;
    private InferenceSession? _quantized;

    public RuntimeNetwork(PatchNetwork network, string folder, string name)
    {
        (_network, _folder) = (network, folder);
        _exported = Path.Combine(folder, $"{name}.onnx");
        OnnxFile.Write(_exported, network, name, "0", new Dictionary<string, string>(StringComparer.Ordinal));
    }

    /// <summary>Answers with Pinpoint's own kernels, and remembers the patches for calibration.</summary>
    public void AnswerOwn(float[] patches, int batch, float[] displacements, float[] logits)
    {
        if (_seen.Count < MostBatches)
        {
            _seen.Add([.. patches]);
        }

        using var team = new WorkerTeam(1);
        using var workspace = new NetworkWorkspace(_network, batch, team);
        _network.Predict(patches, batch, displacements, logits, workspace);
    }

    /// <summary>Answers with ONNX Runtime in float32.</summary>
    public void AnswerFloat(float[] patches, int batch, float[] displacements, float[] logits)
    {
        _float ??= new InferenceSession(_exported);
        Answer(_float, patches, batch, displacements, logits);
    }

    /// <summary>Answers with ONNX Runtime in integers, calibrated with what <see cref="AnswerOwn"/> has seen by the first call.</summary>
    public void AnswerQuantized(float[] patches, int batch, float[] displacements, float[] logits)
    {
        _quantized ??= Quantize();
        Answer(_quantized, patches, batch, displacements, logits);
    }

    public void Dispose()
    {
        _float?.Dispose();
        _quantized?.Dispose();
        _run.Dispose();
    }

    private InferenceSession Quantize()
    {
        var model = OnnxModel.Read(_exported);
        string path = Path.ChangeExtension(_exported, ".int8.onnx");
        OnnxModelWriter.Write(path, StaticQuantizer.Quantize(model, Calibration.Measure(model, _seen, _folder)));
        return new InferenceSession(path);
    }

    private void Answer(InferenceSession session, float[] patches, int batch, float[] displacements, float[] logits)
    {
        using var values = new OnnxRuntimeBatch(_network.Architecture, patches, batch, channelsFirst: false);
        values.Run(session, _run);
        values.Displacements.CopyTo(displacements, 0);
        values.Logits.CopyTo(logits, 0);
    }
}

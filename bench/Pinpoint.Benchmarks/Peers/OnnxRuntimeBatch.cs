using Microsoft.ML.OnnxRuntime;
using Pinpoint.Networks;

namespace Pinpoint.Benchmarks;

/// <summary>The inputs and outputs of one batch as ONNX Runtime takes them: arrays of this process.</summary>
internal sealed class OnnxRuntimeBatch : IDisposable
{
    private readonly OrtValue[] _inputs;
    private readonly OrtValue[] _outputs;
    private readonly string[] _outputNames;

    /// <summary>Takes the memory.</summary>
    /// <param name="architecture">The network's shape.</param>
    /// <param name="patches">Patches, channels last.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="channelsFirst">Whether the network wants them channels first.</param>
    public OnnxRuntimeBatch(NetworkArchitecture architecture, float[] patches, int batch, bool channelsFirst)
    {
        int rows = batch * architecture.Groups;
        int size = architecture.PatchSize;
        int channels = architecture.Channels;
        Displacements = new float[batch * architecture.Outputs];
        Logits = new float[batch * architecture.ClassLogits];
        Patches = channelsFirst ? Transposed(patches, rows, size * size, channels) : patches;
        _inputs = [OrtValue.CreateTensorValueFromMemory(Patches, channelsFirst ? [rows, channels, size, size] : [rows, size, size, channels])];
        OrtValue displacements = OrtValue.CreateTensorValueFromMemory(Displacements, [batch, architecture.Outputs]);
        (_outputNames, _outputs) = Logits.Length == 0
            ? ([OnnxFile.Displacements], [displacements])
            : (new[] { OnnxFile.Displacements, OnnxFile.DirectionLogits },
                new[] { displacements, OrtValue.CreateTensorValueFromMemory(Logits, [batch, architecture.ClassLogits]) });
    }

    /// <summary>The patches in the order that the network wants.</summary>
    public float[] Patches { get; }

    public float[] Displacements { get; }

    public float[] Logits { get; }

    public void Run(InferenceSession session, RunOptions run) => session.Run(run, session.InputNames, _inputs, _outputNames, _outputs);

    public void Dispose()
    {
        foreach (OrtValue value in _inputs.Concat(_outputs))
        {
            value.Dispose();
        }
    }

    private static float[] Transposed(float[] patches, int rows, int pixels, int channels)
    {
        float[] turned = new float[patches.Length];
        for (int row = 0; row < rows; row++)
        {
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                for (int channel = 0; channel < channels; channel++)
                {
                    turned[(((row * channels) + channel) * pixels) + pixel] = patches[(((row * pixels) + pixel) * channels) + channel];
                }
            }
        }

        return turned;
    }
}

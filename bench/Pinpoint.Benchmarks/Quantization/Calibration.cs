using Microsoft.ML.OnnxRuntime;

namespace Pinpoint.Benchmarks;

/// <summary>Runs a network on patches and keeps what its layers give, so that quantising knows their ranges.</summary>
internal static class Calibration
{
    private const int MostValues = 400_000;

    /// <summary>The ranges of all activations that are to be quantised.</summary>
    /// <param name="model">The network.</param>
    /// <param name="batches">Patches, each array one batch of whole inputs.</param>
    /// <param name="folder">Where a file may lie for the while.</param>
    public static Dictionary<string, ActivationRange> Measure(OnnxModel model, IReadOnlyList<float[]> batches, string folder)
    {
        IReadOnlyList<string> activations = StaticQuantizer.ActivationsOf(model);
        string path = Path.Combine(folder, "observed.onnx");
        string[] observed = [.. activations.Where(activation => activation != model.Input)];
        OnnxModelWriter.Write(path, model with { Outputs = observed });
        using var options = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        using var session = new InferenceSession(path, options);
        var samples = activations.ToDictionary(activation => activation, _ => new List<float>(), StringComparer.Ordinal);
        int most = MostValues / batches.Count;
        long row = model.Sides.Aggregate((left, right) => left * right);
        foreach (float[] batch in batches)
        {
            using OrtValue input = OrtValue.CreateTensorValueFromMemory(batch, [batch.Length / row, .. model.Sides]);
            using var run = new RunOptions();
            using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, [model.Input], [input], observed);
            AddSample(samples[model.Input], batch, most);
            for (int i = 0; i < observed.Length; i++)
            {
                AddSample(samples[observed[i]], outputs[i].GetTensorDataAsSpan<float>(), most);
            }
        }

        return samples.ToDictionary(
            sample => sample.Key, sample => ActivationRange.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(sample.Value)), StringComparer.Ordinal);
    }

    // Every so many-th value; an odd step meets all maps of values that lie map by map.
    private static void AddSample(List<float> sample, ReadOnlySpan<float> values, int most)
    {
        int step = (values.Length / most) | 1;
        for (int i = 0; i < values.Length; i += step)
        {
            sample.Add(values[i]);
        }
    }
}

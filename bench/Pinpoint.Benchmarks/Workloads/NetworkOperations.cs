using Microsoft.ML.OnnxRuntime;

namespace Pinpoint.Benchmarks;

/// <summary>
/// Floating-point operations of one forward pass if it were computed by the definition, two per multiply-add, counted on the exported graph: whatever form the
/// network has, and without those convolution outputs that no pooling looks at. An engine may do fewer; rates are per operation of the definition.
/// </summary>
internal static class NetworkOperations
{
    /// <summary>The operations of one sample.</summary>
    /// <param name="model">The network.</param>
    /// <param name="groups">Patch stacks of a sample.</param>
    /// <param name="folder">Where a file may lie for the while.</param>
    public static double OfSample(OnnxModel model, int groups, string folder)
    {
        string path = Path.Combine(folder, "counted.onnx");
        string[] outputs = [.. model.Nodes.Select(node => node.Output)];
        OnnxModelWriter.Write(path, model with { Outputs = outputs });
        using var options = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        using var session = new InferenceSession(path, options);
        long[] sides = [groups, .. model.Sides];
        using OrtValue input = OrtValue.CreateTensorValueFromMemory(new float[sides.Aggregate((left, right) => left * right)], sides);
        using var run = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> values = session.Run(run, [model.Input], [input], outputs);
        var shapes = outputs.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second.GetTensorTypeAndShape().Shape, StringComparer.Ordinal);
        return model.Nodes.Where(node => node.Type is "Conv" or "Gemm").Sum(node => OperationsOf(model, node, shapes));
    }

    private static double OperationsOf(OnnxModel model, OnnxNode node, Dictionary<string, long[]> shapes)
    {
        long[] shape = [.. shapes[node.Output]];
        if (node.Type == "Conv")
        {
            // Pooling halves the sides and drops an odd last row or column.
            (shape[2], shape[3]) = (shape[2] / 2 * 2, shape[3] / 2 * 2);
        }

        IReadOnlyList<long> weights = model.Constants[node.Inputs[1]].Shape;
        return 2.0 * shape.Aggregate((left, right) => left * right) * weights.Skip(1).Aggregate((left, right) => left * right);
    }
}

using Microsoft.ML.OnnxRuntime;

namespace Pinpoint.Networks.Tests.Support;

/// <summary>An exported network in ONNX Runtime, which shares no code with ours.</summary>
internal sealed class OnnxNetwork : IDisposable
{
    private readonly InferenceSession _session;

    public OnnxNetwork(string path)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        _session = new InferenceSession(path, options);
    }

    /// <summary>The sides of the input <paramref name="name"/>: a free one by its name, the others as numbers.</summary>
    public IReadOnlyList<string> Input(string name) => Sides(_session.InputMetadata[name]);

    /// <summary>The sides of the output <paramref name="name"/>, as for <see cref="Input"/>.</summary>
    public IReadOnlyList<string> Output(string name) => Sides(_session.OutputMetadata[name]);

    /// <summary>The network's answers to one batch, by the names of the outputs in the file's order.</summary>
    /// <param name="input">The name of the only input.</param>
    /// <param name="values">Its values in C order.</param>
    /// <param name="sides">Its sides.</param>
    public IReadOnlyList<OnnxAnswer> Run(string input, float[] values, params long[] sides)
    {
        _session.InputNames.ShouldBe([input]);
        using OrtValue batch = OrtValue.CreateTensorValueFromMemory(values, sides);
        using var options = new RunOptions();
        using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(options, [input], [batch], _session.OutputNames);
        return [.. _session.OutputNames.Zip(
            outputs, (name, output) => new OnnxAnswer(name, [.. output.GetTensorTypeAndShape().Shape], output.GetTensorDataAsSpan<float>().ToArray()))];
    }

    public void Dispose() => _session.Dispose();

    private static string[] Sides(NodeMetadata metadata) =>
        [.. metadata.Dimensions.Zip(metadata.SymbolicDimensions, (side, name) => side < 0 ? name : $"{side}")];
}

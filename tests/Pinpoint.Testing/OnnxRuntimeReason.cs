namespace Pinpoint.Testing;

/// <summary>Why tests that need ONNX Runtime are skipped.</summary>
internal static class OnnxRuntimeReason
{
    /// <summary>The reason; null where the runtime is there, and in continuous integration, where its absence is a failure.</summary>
    public static string? Text { get; } = OnnxRuntime.Exists || Environment.GetEnvironmentVariable("CI") is "true"
        ? null
        : "needs node and onnxruntime-node; run: npm ci --ignore-scripts --prefix tests/onnxruntime";
}

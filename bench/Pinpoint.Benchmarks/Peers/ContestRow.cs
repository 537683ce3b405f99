namespace Pinpoint.Benchmarks;

/// <summary>What a batch took.</summary>
/// <param name="Times">Seconds of every round: ours, ONNX Runtime's, its int8, libtorch's.</param>
/// <param name="OnnxForm">How ONNX Runtime ran.</param>
/// <param name="QuantizedForm">How it ran in integers.</param>
internal sealed record ContestRow(List<double[]> Times, string OnnxForm, string QuantizedForm);

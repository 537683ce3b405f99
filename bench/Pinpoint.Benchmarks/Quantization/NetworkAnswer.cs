namespace Pinpoint.Benchmarks;

/// <summary>What a search asks of its network, whoever runs it.</summary>
/// <param name="patches">Patches, channels last.</param>
/// <param name="batch">Samples.</param>
/// <param name="displacements">Receives the displacements.</param>
/// <param name="logits">Receives the directions' logits; empty where the network has none.</param>
internal delegate void NetworkAnswer(float[] patches, int batch, float[] displacements, float[] logits);

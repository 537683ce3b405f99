namespace Pinpoint.Networks;

/// <summary>What the header says of one tensor; offsets count from the header's end.</summary>
internal sealed record SafetensorsEntry(string Name, TensorType Type, IReadOnlyList<long> Shape, long Begin, long End);

namespace Pinpoint.Networks;

/// <summary>A piece of one tensor in the flat parameters.</summary>
/// <param name="Start">First value.</param>
/// <param name="Length">Values, a multiple of 16.</param>
/// <param name="Decays">True for weights, false for biases.</param>
internal readonly record struct ParameterSegment(long Start, int Length, bool Decays);

namespace Pinpoint.Methods;

/// <summary>The way of one start: its state after every update, the start itself first.</summary>
/// <param name="States">The states, in the coordinates of the model's search space.</param>
/// <param name="Converged">Whether the start came to rest before the updates ran out.</param>
internal sealed record StartPath(IReadOnlyList<double[]> States, bool Converged);

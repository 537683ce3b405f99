namespace Pinpoint.Shapes;

/// <summary>What one unit of each coordinate of a state is.</summary>
/// <param name="Network">What one unit of the network's displacements is in the state's own units, <c>[n_o]</c>.</param>
/// <param name="Modes">What one unit of a state's b is in the unit of the shapes, <c>[modes]</c>; empty where there are none.</param>
/// <param name="Limits">The largest |b|, <c>[modes]</c>; null where a state may go anywhere.</param>
internal sealed record CoordinateUnits(IReadOnlyList<double> Network, IReadOnlyList<double> Modes, IReadOnlyList<double>? Limits);

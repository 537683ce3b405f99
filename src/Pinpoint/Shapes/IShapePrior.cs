namespace Pinpoint.Shapes;

/// <summary>
/// A space of likely shapes and its coordinates b: those of principal components, whose shapes may be bent away from the plane of the modes at
/// right angles to it. The coordinates of a shape are therefore those of its projection onto the modes, for every prior.
/// </summary>
internal interface IShapePrior
{
    /// <summary>The principal components: mean, modes and the variances of b.</summary>
    ShapeModel Linear { get; }

    /// <summary>How the shapes are bent away from the plane of the modes; null for principal components.</summary>
    ShapeBend? Bend => null;

    /// <summary>Writes the shape of coordinates to <paramref name="landmarks"/>.</summary>
    /// <param name="parameters">b, <c>[modes]</c>, in the unit of the shapes.</param>
    /// <param name="landmarks">The shape, <c>[3 * landmarks]</c>.</param>
    void ToLandmarks(ReadOnlySpan<double> parameters, Span<double> landmarks);
}

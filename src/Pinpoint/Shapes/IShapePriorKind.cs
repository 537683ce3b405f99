namespace Pinpoint.Shapes;

/// <summary>A kind of shape prior: a row of the table <see cref="ShapePriors"/>.</summary>
internal interface IShapePriorKind
{
    /// <summary>Its name in plans.</summary>
    string Name { get; }

    /// <summary>Learns a prior; the same shapes and choice always give the same one.</summary>
    /// <param name="shapes">One shape a subject, each <c>[3 * landmarks]</c>.</param>
    /// <param name="selection">How many coordinates to keep.</param>
    /// <param name="choice">Seed and penalty.</param>
    /// <exception cref="BadInputException">There are fewer subjects than the prior needs, or they do not differ at all.</exception>
    IShapePrior Learn(IReadOnlyList<double[]> shapes, ModeSelection selection, ShapePriorChoice choice);

    /// <summary>The prior of a file's numbers.</summary>
    /// <param name="linear">Its principal components.</param>
    /// <param name="bend">Reads how it is bent; a kind whose shapes lie in the plane of the modes does not call it.</param>
    IShapePrior Restore(ShapeModel linear, Func<ShapeBend> bend);
}

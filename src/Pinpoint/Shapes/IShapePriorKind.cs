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

    /// <summary>The spread of poses that is expected, given that of a few shapes; as it was found, unless the kind knows better.</summary>
    /// <param name="found">The spread found.</param>
    /// <param name="shapes">In how many shapes.</param>
    /// <param name="radius">The mean shape's root mean square distance from its middle, in grid voxels.</param>
    PoseSpread Widen(PoseSpread found, int shapes, double radius) => found;

    /// <summary>The prior of a file's numbers.</summary>
    /// <param name="linear">Its principal components.</param>
    /// <param name="bend">Reads how it is bent; a kind whose shapes lie in the plane of the modes does not call it.</param>
    IShapePrior Restore(ShapeModel linear, Func<ShapeBend> bend);
}

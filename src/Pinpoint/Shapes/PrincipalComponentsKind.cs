namespace Pinpoint.Shapes;

/// <summary>Principal components: shapes lie in a flat space (the paper's).</summary>
internal sealed class PrincipalComponentsKind : IShapePriorKind
{
    /// <inheritdoc/>
    public string Name => ShapePriors.Usual;

    /// <inheritdoc/>
    public IShapePrior Learn(IReadOnlyList<double[]> shapes, ModeSelection selection, ShapePriorChoice choice) => PrincipalComponents.Build(shapes, selection);

    /// <inheritdoc/>
    public IShapePrior Restore(ShapeModel linear, Func<ShapeBend> bend) => linear;
}

namespace Pinpoint.Shapes;

/// <summary>The kinds of shape priors that this program has: principal components, plain and smooth, unless others were added.</summary>
internal static class ShapePriors
{
    /// <summary>The name of principal components.</summary>
    public const string Usual = "pca";

    private static readonly Lock Gate = new();
    private static volatile IReadOnlyList<IShapePriorKind> _all = [new PrincipalComponentsKind(), new SmoothComponentsKind()];

    /// <summary>The names of all kinds.</summary>
    public static IReadOnlyList<string> Names => [.. _all.Select(kind => kind.Name)];

    /// <summary>Learns a prior; the same shapes and seed always give the same one.</summary>
    /// <param name="shapes">One shape a subject, each <c>[3 * landmarks]</c>.</param>
    /// <param name="selection">How many coordinates to keep.</param>
    /// <param name="choice">Which prior.</param>
    /// <exception cref="BadInputException">There are fewer subjects than the model needs, or they do not differ at all.</exception>
    /// <exception cref="UsageException">This program has no such kind.</exception>
    public static IShapePrior Build(IReadOnlyList<double[]> shapes, ModeSelection selection, ShapePriorChoice choice) =>
        Of(choice).Learn(shapes, selection, choice);

    /// <summary>The kind that is chosen.</summary>
    /// <exception cref="UsageException">This program has no such kind.</exception>
    public static IShapePriorKind Of(ShapePriorChoice choice)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return Find(choice.Kind) ?? throw new UsageException($"There is no shape prior '{choice.Kind}' in this program; it has {string.Join(", ", Names)}.");
    }

    /// <summary>The kind of a name; null where this program has none.</summary>
    internal static IShapePriorKind? Find(string name) => _all.FirstOrDefault(kind => kind.Name == name);

    /// <summary>Adds a kind; one of the same name stays.</summary>
    internal static void Add(IShapePriorKind kind)
    {
        lock (Gate)
        {
            _all = Find(kind.Name) is null ? [.. _all, kind] : _all;
        }
    }
}

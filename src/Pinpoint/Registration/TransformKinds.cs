namespace Pinpoint.Registration;

/// <summary>The kinds of transforms: the one table of their names and of what they need.</summary>
public static class TransformKinds
{
    private static readonly Dictionary<TransformKind, TransformKindRow> Rows = new()
    {
        [TransformKind.Rigid] = new("rigid", 3, NeedsSpace: false, 6),
        [TransformKind.Similarity] = new("similarity", 3, NeedsSpace: false, 7),
        [TransformKind.Affine] = new("affine", 4, NeedsSpace: true, 12),
        [TransformKind.ThinPlateSpline] = new("thin-plate-spline", 4, NeedsSpace: true, null),
    };

    /// <summary>All kinds, the stiffest first.</summary>
    public static IReadOnlyList<TransformKind> All { get; } = [.. Rows.Keys];

    /// <summary>The name of a kind, as the command takes it.</summary>
    public static string NameOf(TransformKind kind) => Rows[kind].Name;

    /// <summary>The kind of that name, or null.</summary>
    public static TransformKind? Find(string name) => All.Cast<TransformKind?>().FirstOrDefault(kind => NameOf(kind!.Value) == name);

    internal static TransformKindRow Of(TransformKind kind) => Rows[kind];
}

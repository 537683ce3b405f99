using Pinpoint.Imaging;
using Pinpoint.Planes;

namespace Pinpoint.Reports;

/// <summary>What the orthogonal views are.</summary>
internal static class ViewKinds
{
    private static readonly WorldVector Left = new(1, 0, 0);
    private static readonly WorldVector Posterior = new(0, 1, 0);
    private static readonly WorldVector Inferior = new(0, 0, -1);

    /// <summary>All views, in the order in which they are shown.</summary>
    public static IReadOnlyList<ViewKind> All { get; } = [ViewKind.Axial, ViewKind.Coronal, ViewKind.Sagittal];

    /// <summary>The view's plane through a point in LPS mm.</summary>
    public static ScanPlane PlaneThrough(this ViewKind kind, WorldPoint point) => kind switch
    {
        ViewKind.Axial => new ScanPlane("axial", point, Left, Posterior),
        ViewKind.Coronal => new ScanPlane("coronal", point, Left, Inferior),
        ViewKind.Sagittal => new ScanPlane("sagittal", point, Posterior, Inferior),
    };
}

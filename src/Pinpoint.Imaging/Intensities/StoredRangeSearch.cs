namespace Pinpoint.Imaging;

/// <summary>The least and the greatest stored value between two bounds, of slabs that go by.</summary>
/// <param name="bounds">The bounds.</param>
internal sealed class StoredRangeSearch((double Low, double High) bounds)
{
    /// <summary>What was found so far; both infinite, the first positive, where there is none.</summary>
    public (double Low, double High) Found { get; private set; } = (double.PositiveInfinity, double.NegativeInfinity);

    /// <summary>Looks at a slab.</summary>
    public void Add(VoxelSlab slab)
    {
        var (low, high) = Intensities.StoredRange(slab, bounds.Low, bounds.High);
        Found = (Math.Min(Found.Low, low), Math.Max(Found.High, high));
    }
}

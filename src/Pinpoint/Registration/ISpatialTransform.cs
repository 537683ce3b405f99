using Pinpoint.Imaging;

namespace Pinpoint.Registration;

/// <summary>
/// A map of space, from the fixed scan's world to the moving scan's, as ITK and elastix have it: what is needed to fetch a moving scan's voxels.
/// </summary>
public interface ISpatialTransform
{
    /// <summary>The place in the moving scan of a place in the fixed scan, both in LPS mm.</summary>
    WorldPoint Map(WorldPoint point);
}

using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>Where a working grid lies, without its voxels: what turns the method's coordinates into world positions.</summary>
/// <param name="Size">Voxels along each axis.</param>
/// <param name="Spacing">Distance between voxels in mm.</param>
/// <param name="Origin">Position of voxel (0, 0, 0) in LPS mm.</param>
internal readonly record struct GridFrame(VolumeSize Size, double Spacing, WorldPoint Origin)
{
    /// <summary>The grid's centre in voxel indices: the origin of the method's coordinates.</summary>
    public VoxelPoint Centre => new((Size.X - 1) / 2.0, (Size.Y - 1) / 2.0, (Size.Z - 1) / 2.0);

    /// <summary>The frame in the mirrored world.</summary>
    public GridFrame Mirrored(WorldMirror mirror)
    {
        WorldPoint first = mirror.Of(Origin);
        WorldPoint last = mirror.Of(
            new WorldPoint(Origin.X + ((Size.X - 1) * Spacing), Origin.Y + ((Size.Y - 1) * Spacing), Origin.Z + ((Size.Z - 1) * Spacing)));
        return this with { Origin = new WorldPoint(Math.Min(first.X, last.X), Math.Min(first.Y, last.Y), Math.Min(first.Z, last.Z)) };
    }

    /// <summary>The LPS position in mm of a point given in voxels from the centre.</summary>
    public WorldPoint ToWorld(double x, double y, double z)
    {
        VoxelPoint centre = Centre;
        return new WorldPoint(
            Origin.X + ((x + centre.X) * Spacing),
            Origin.Y + ((y + centre.Y) * Spacing),
            Origin.Z + ((z + centre.Z) * Spacing));
    }
}

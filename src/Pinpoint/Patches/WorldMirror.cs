using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>The mirror image of the world, about the plane through the world's origin that one axis stands on. Mirrored twice, all is as it was.</summary>
/// <param name="Axis">The axis whose sign is changed: 0 (left and right), 1 (back and front) or 2 (top and bottom).</param>
internal readonly record struct WorldMirror(int Axis)
{
    /// <summary>The mirror image of a place.</summary>
    public WorldPoint Of(WorldPoint point) => new(Axis == 0 ? -point.X : point.X, Axis == 1 ? -point.Y : point.Y, Axis == 2 ? -point.Z : point.Z);

    /// <summary>The map from voxels to the mirror images of their places.</summary>
    public Affine Of(Affine voxelToWorld)
    {
        ArgumentNullException.ThrowIfNull(voxelToWorld);
        double[] rows = voxelToWorld.ToMatrix()[..12];
        for (int column = 0; column < 4; column++)
        {
            rows[(4 * Axis) + column] = -rows[(4 * Axis) + column];
        }

        return new Affine(rows);
    }

    /// <summary>The landmarks at the mirror images of their places; names and all else stay.</summary>
    public LandmarkSet Of(LandmarkSet landmarks)
    {
        ArgumentNullException.ThrowIfNull(landmarks);
        WorldMirror mirror = this;
        return new LandmarkSet(landmarks.Select(landmark => landmark.Position is { } position ? landmark with { Position = mirror.Of(position) } : landmark))
        {
            Warnings = landmarks.Warnings,
        };
    }
}

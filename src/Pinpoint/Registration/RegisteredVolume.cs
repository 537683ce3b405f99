using Pinpoint.Imaging;

namespace Pinpoint.Registration;

/// <summary>Moving scans on the grid of the fixed one.</summary>
public static class RegisteredVolume
{
    /// <summary>The moving scan where the transform says it lies, in its own type, by trilinear interpolation.</summary>
    /// <param name="transform">From fixed to moving places.</param>
    /// <param name="moving">The moving scan.</param>
    /// <param name="size">The voxels of the fixed scan's grid.</param>
    /// <param name="voxelToWorld">The fixed scan's voxel indices to LPS mm.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="ResourceException">The grid does not fit into this machine's memory.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static Volume Of(
        ISpatialTransform transform, Volume moving, VolumeSize size, Affine voxelToWorld, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transform);
        return Resampling.Warped(moving, size, voxelToWorld, transform.Map, cancellationToken: cancellationToken);
    }
}

namespace Pinpoint.Imaging;

/// <summary>The fields of a NIfTI header that say something about the volume, of either version and byte order.</summary>
internal sealed record NiftiHeader
{
    /// <summary>1 or 2.</summary>
    public required int Version { get; init; }

    /// <summary>The most significant byte comes first, in the header and the voxels.</summary>
    public required bool BigEndian { get; init; }

    /// <summary>The voxels stand in another file (magic <c>ni1</c> or <c>ni2</c>).</summary>
    public required bool Detached { get; init; }

    /// <summary>The number of axes, then the length of each: 8 numbers.</summary>
    public required long[] Dimensions { get; init; }

    /// <summary>The code of the voxel type.</summary>
    public required int Datatype { get; init; }

    /// <summary>qfac, then the spacing along each axis: 8 numbers.</summary>
    public required double[] PixelDimensions { get; init; }

    /// <summary>Where the voxels begin in their file, in bytes.</summary>
    public required double VoxelOffset { get; init; }

    /// <summary>scl_slope.</summary>
    public required double Slope { get; init; }

    /// <summary>scl_inter.</summary>
    public required double Intercept { get; init; }

    /// <summary>xyzt_units.</summary>
    public required int Units { get; init; }

    /// <summary>0 where there is no qform.</summary>
    public required int QFormCode { get; init; }

    /// <summary>0 where there is no sform.</summary>
    public required int SFormCode { get; init; }

    /// <summary>quatern_b, c, d.</summary>
    public required double[] Quaternion { get; init; }

    /// <summary>qoffset_x, y, z.</summary>
    public required double[] QOffset { get; init; }

    /// <summary>srow_x, srow_y, srow_z: 12 numbers.</summary>
    public required double[] SRows { get; init; }
}

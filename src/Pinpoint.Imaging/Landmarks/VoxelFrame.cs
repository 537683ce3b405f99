namespace Pinpoint.Imaging;

/// <summary>Brings the voxel positions of one file to the world, through the scan that the user gave with it.</summary>
internal sealed class VoxelFrame
{
    private readonly string _file;
    private readonly Func<Affine>? _source;
    private Affine? _voxelToWorld;

    /// <summary>Prepares the map without reading the scan yet.</summary>
    public VoxelFrame(string file, Func<Affine>? source)
    {
        _file = file;
        _source = source;
    }

    /// <summary>Whether a scan was given.</summary>
    public bool HasScan => _source is not null;

    /// <summary>The scan's map.</summary>
    /// <exception cref="BadInputException">No scan was given.</exception>
    public Affine VoxelToWorld => _voxelToWorld ??= _source?.Invoke()
        ?? throw new BadInputException(_file, null, "holds positions in voxels, which mean nothing without their scan; give the scan beside it");

    /// <summary>The world position of a point in voxels.</summary>
    public WorldPoint ToWorld((double X, double Y, double Z) voxel) => VoxelToWorld.ToWorld(new VoxelPoint(voxel.X, voxel.Y, voxel.Z));
}

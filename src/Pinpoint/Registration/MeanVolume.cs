using Pinpoint.Imaging;

namespace Pinpoint.Registration;

/// <summary>The mean of scans that were brought onto one grid.</summary>
public sealed class MeanVolume
{
    // A mean of the rim, where a scan or two reach, is none.
    private const double LeastShare = 0.5;
    private readonly VolumeSize _size;
    private readonly Affine _voxelToWorld;
    private readonly double[] _sums;
    private readonly ushort[] _counts;
    private int _scans;

    /// <summary>Creates an empty mean.</summary>
    /// <param name="size">The voxels of the grid.</param>
    /// <param name="voxelToWorld">The grid's voxel indices to LPS mm.</param>
    /// <exception cref="OutOfMemoryException">The grid does not fit into memory.</exception>
    public MeanVolume(VolumeSize size, Affine voxelToWorld)
    {
        ArgumentNullException.ThrowIfNull(voxelToWorld);
        _size = size;
        _voxelToWorld = voxelToWorld;
        _sums = new double[size.Voxels];
        _counts = new ushort[size.Voxels];
    }

    /// <summary>Adds a scan.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="toScan">From places of the mean to places of the scan.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public void Add(Volume scan, ISpatialTransform toScan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scan);
        ArgumentNullException.ThrowIfNull(toScan);
        float[] intensities = new float[_size.Voxels];
        RegisteredVolume.Of(toScan, scan, _size, _voxelToWorld, cancellationToken).ReadIntensities(intensities);
        Parallel.For(0, _size.Z, slice =>
        {
            for (int i = slice * _size.X * _size.Y; i < (slice + 1) * _size.X * _size.Y; i++)
            {
                WorldPoint place = _voxelToWorld.ToWorld(new VoxelPoint(i % _size.X, i / _size.X % _size.Y, slice));
                if (scan.Size.Contains(scan.ToVoxel(toScan.Map(place))))
                {
                    _sums[i] += intensities[i];
                    _counts[i]++;
                }
            }
        });
        _scans++;
    }

    /// <summary>The mean intensity of the scans that reach a voxel, where at least half of them do; else the least mean.</summary>
    /// <exception cref="InvalidOperationException">No scan was added.</exception>
    public Volume ToVolume()
    {
        if (_scans == 0)
        {
            throw new InvalidOperationException("There is no scan to take the mean of.");
        }

        float[] means = new float[_sums.Length];
        float least = float.PositiveInfinity;
        for (int i = 0; i < means.Length; i++)
        {
            means[i] = _counts[i] >= LeastShare * _scans ? (float)(_sums[i] / _counts[i]) : float.NaN;
            least = means[i] < least ? means[i] : least;
        }

        float beyond = float.IsFinite(least) ? least : 0;
        return Volume.Create([.. means.Select(mean => float.IsNaN(mean) ? beyond : mean)], _size, _voxelToWorld);
    }
}

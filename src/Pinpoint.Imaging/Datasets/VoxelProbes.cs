namespace Pinpoint.Imaging;

/// <summary>Picks single voxels of a scan whose slabs go by.</summary>
internal sealed class VoxelProbes
{
    private readonly ProbePlaces _probes;
    private readonly double[] _stored;

    /// <summary>Picks voxels.</summary>
    /// <param name="probes">Which.</param>
    public VoxelProbes(ProbePlaces probes)
    {
        _probes = probes;
        _stored = new double[probes.Count];
        Array.Fill(_stored, double.NaN);
    }

    /// <summary>The stored value at each place, once all slabs went by; NaN where none was picked.</summary>
    public ReadOnlySpan<double> Stored => _stored;

    /// <summary>Looks at a slab.</summary>
    public void Add(VoxelSlab slab)
    {
        foreach (int probe in _probes.In(slab.FirstSlice, slab.Slices))
        {
            _stored[probe] = VoxelBytes.Read(slab.VoxelType, slab.Bytes((int)(_probes.PlaceOf(probe) - slab.First), 1));
        }
    }
}

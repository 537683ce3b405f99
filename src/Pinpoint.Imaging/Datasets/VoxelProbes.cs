namespace Pinpoint.Imaging;

/// <summary>Picks single voxels of a scan whose slabs go by.</summary>
internal sealed class VoxelProbes
{
    private readonly long[] _places;

    // The probes in the order of their slices, and where those of each slice begin.
    private readonly int[] _order;
    private readonly int[] _starts;
    private readonly double[] _stored;

    /// <summary>Picks voxels.</summary>
    /// <param name="size">The scan's voxels along each axis.</param>
    /// <param name="places">The voxels' indices, in any order; -1 picks none.</param>
    public VoxelProbes(VolumeSize size, long[] places)
    {
        _places = places;
        _stored = new double[places.Length];
        Array.Fill(_stored, double.NaN);
        _order = new int[places.Length];
        _starts = new int[size.Z + 1];
        long slice = (long)size.X * size.Y;
        int[] slices = Array.ConvertAll(places, place => place < 0 ? -1 : (int)(place / slice));
        foreach (int z in slices)
        {
            _starts[z + 1] += z < 0 ? 0 : 1;
        }

        for (int z = 0; z < size.Z; z++)
        {
            _starts[z + 1] += _starts[z];
        }

        int[] next = [.. _starts];
        for (int i = 0; i < places.Length; i++)
        {
            if (slices[i] >= 0)
            {
                _order[next[slices[i]]++] = i;
            }
        }
    }

    /// <summary>The stored value at each place, once all slabs went by; NaN where none was picked.</summary>
    public ReadOnlySpan<double> Stored => _stored;

    /// <summary>Looks at a slab.</summary>
    public void Add(VoxelSlab slab)
    {
        for (int i = _starts[slab.FirstSlice]; i < _starts[slab.FirstSlice + slab.Slices]; i++)
        {
            int probe = _order[i];
            _stored[probe] = VoxelBytes.Read(slab.VoxelType, slab.Bytes((int)(_places[probe] - slab.First), 1));
        }
    }
}

namespace Pinpoint.Imaging;

/// <summary>The places of single voxels of a scan, by the slices in which they lie.</summary>
internal sealed class ProbePlaces
{
    private readonly long[] _places;

    // The places in the order of their slices, and where those of each slice begin.
    private readonly int[] _order;
    private readonly int[] _starts;

    /// <summary>Orders places.</summary>
    /// <param name="size">The scan's voxels along each axis.</param>
    /// <param name="places">The voxels' indices, in any order; -1 is none.</param>
    public ProbePlaces(VolumeSize size, long[] places)
    {
        _places = places;
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

    /// <summary>How many places there are, those that are none among them.</summary>
    public int Count => _places.Length;

    /// <summary>The numbers of the places in some slices.</summary>
    public ReadOnlySpan<int> In(int firstSlice, int slices) => _order.AsSpan(_starts[firstSlice].._starts[firstSlice + slices]);

    /// <summary>The index of the voxel at a place.</summary>
    public long PlaceOf(int number) => _places[number];
}

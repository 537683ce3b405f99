namespace Pinpoint.Imaging;

/// <summary>How often a voxel that is no background, or lies beside one that is none, has the value of the voxel before it.</summary>
internal sealed class NeighbourLikeness
{
    // Voxels at the beginning of a piece are not compared with the one before.
    private const int Piece = 1 << 16;
    private readonly float[] _values = new float[Piece];
    private long _same;
    private long _all;
    private float _last;

    /// <summary>The share of such voxels, 0 to 1.</summary>
    public double Share => _all == 0 ? 0 : (double)_same / _all;

    /// <summary>Looks at the next slab.</summary>
    public void Add(VoxelSlab slab)
    {
        for (int first = 0, count; first < slab.Count; first += count)
        {
            int inPiece = (int)((slab.First + first) % Piece);
            count = Math.Min(Piece - inPiece, slab.Count - first);
            Intensities.Convert(slab.VoxelType, slab.Bytes(first, count), new VoxelScale(1, 0), _values.AsSpan(0, count));
            if (inPiece > 0)
            {
                Compare(_last, _values[0]);
            }

            for (int i = 1; i < count; i++)
            {
                Compare(_values[i - 1], _values[i]);
            }

            _last = _values[count - 1];
        }
    }

    private void Compare(float before, float value)
    {
        if (value != 0 || before != 0)
        {
            _all++;
            _same += value == before ? 1 : 0;
        }
    }
}

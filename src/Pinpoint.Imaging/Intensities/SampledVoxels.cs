using System.Numerics;

namespace Pinpoint.Imaging;

/// <summary>Every so many voxels, those that touch fill left out.</summary>
internal readonly ref struct SampledVoxels<T>
    where T : unmanaged, INumberBase<T>
{
    private const int MostSamples = 1 << 20;
    private readonly ReadOnlySpan<T> _fills;
    private readonly int _row;
    private readonly int _slice;

    /// <summary>The sample of a scan.</summary>
    public SampledVoxels(Volume volume, double[] fills)
    {
        Voxels = volume.Voxels<T>();
        IsFalling = volume.Slope < 0;

        // An odd stride, so that the sample does not walk along one column of the usual even rows.
        Stride = Math.Max(1, (Voxels.Length / MostSamples) | 1);
        var stored = new T[fills.Length];
        for (int i = 0; i < fills.Length; i++)
        {
            stored[i] = T.CreateTruncating(fills[i]);
        }

        _fills = stored;
        _row = volume.Size.X;
        _slice = volume.Size.X * volume.Size.Y;
    }

    /// <summary>All voxels, of which every <see cref="Stride"/>th counts.</summary>
    public ReadOnlySpan<T> Voxels { get; }

    /// <summary>Whether intensities fall as stored values rise.</summary>
    public bool IsFalling { get; }

    /// <summary>From one voxel of the sample to the next.</summary>
    public int Stride { get; }

    /// <summary>The voxels of the sample, those at fill among them.</summary>
    public int Most => (Voxels.Length + Stride - 1) / Stride;

    /// <summary>Whether voxels are left out.</summary>
    public bool HasFill => !_fills.IsEmpty;

    /// <summary>Whether a voxel holds fill or touches it, with a face, an edge or a corner.</summary>
    public bool IsAtFill(int index)
    {
        foreach (T fill in _fills)
        {
            for (int slice = index - _slice; slice <= index + _slice; slice += _slice)
            {
                if (IsIn(slice - _row, fill) || IsIn(slice, fill) || IsIn(slice + _row, fill))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // Of three voxels side by side. The neighbour of a row's end is the next row's beginning, on the border too; one voxel more or less left out there means
    // nothing.
    private bool IsIn(int middle, T fill)
    {
        int first = Math.Max(0, middle - 1);
        int end = Math.Min(Voxels.Length, middle + 2);
        return first < end && Voxels[first..end].Contains(fill);
    }
}

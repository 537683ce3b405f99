using System.Numerics;

namespace Pinpoint.Imaging;

/// <summary>Every so many voxels of a scan, those that touch fill left out.</summary>
internal readonly ref struct SampledVoxels<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly ReadOnlySpan<T> _voxels;
    private readonly ReadOnlySpan<T> _around;
    private readonly ReadOnlySpan<T> _fills;
    private readonly int _stride;
    private readonly int _row;
    private readonly int _slice;

    /// <summary>The sample of a scan whose voxels are held.</summary>
    /// <param name="voxels">All voxels.</param>
    /// <param name="size">Their number along each axis.</param>
    /// <param name="isFalling">Whether intensities fall as stored values rise.</param>
    /// <param name="fills">Stored values of fill.</param>
    public SampledVoxels(ReadOnlySpan<T> voxels, VolumeSize size, bool isFalling, double[] fills)
    {
        _voxels = voxels;
        _stride = SampleStride.Of(voxels.Length);
        Count = SampleStride.CountOf(voxels.Length);
        IsFalling = isFalling;
        _fills = Stored(fills);
        _row = size.X;
        _slice = size.X * size.Y;
    }

    /// <summary>The sample itself.</summary>
    /// <param name="sample">The voxels of the sample.</param>
    /// <param name="around">For each of them the <see cref="SampleStride.Around"/> voxels around it, itself among them.</param>
    /// <param name="isFalling">Whether intensities fall as stored values rise.</param>
    /// <param name="fills">Stored values of fill.</param>
    public SampledVoxels(ReadOnlySpan<T> sample, ReadOnlySpan<T> around, bool isFalling, double[] fills)
    {
        _voxels = sample;
        _around = around;
        _stride = 1;
        Count = sample.Length;
        IsFalling = isFalling;
        _fills = Stored(fills);
    }

    /// <summary>The voxels of the sample, those at fill among them.</summary>
    public int Count { get; }

    /// <summary>Whether intensities fall as stored values rise.</summary>
    public bool IsFalling { get; }

    /// <summary>Whether voxels are left out.</summary>
    public bool HasFill => !_fills.IsEmpty;

    /// <summary>A voxel of the sample.</summary>
    public T this[int index] => _voxels[index * _stride];

    /// <summary>Whether a voxel holds fill or touches it, with a face, an edge or a corner.</summary>
    public bool IsAtFill(int index)
    {
        foreach (T fill in _fills)
        {
            if (_around.IsEmpty ? Touches(index * _stride, fill) : _around.Slice(index * SampleStride.Around, SampleStride.Around).Contains(fill))
            {
                return true;
            }
        }

        return false;
    }

    private static T[] Stored(double[] fills) => Array.ConvertAll(fills, T.CreateTruncating);

    private bool Touches(int index, T fill)
    {
        for (int slice = index - _slice; slice <= index + _slice; slice += _slice)
        {
            if (IsIn(slice - _row, fill) || IsIn(slice, fill) || IsIn(slice + _row, fill))
            {
                return true;
            }
        }

        return false;
    }

    // Of three voxels side by side. The neighbour of a row's end is the next row's beginning, on the border too; one voxel more or less left out there means
    // nothing.
    private bool IsIn(int middle, T fill)
    {
        int first = Math.Max(0, middle - 1);
        int end = Math.Min(_voxels.Length, middle + 2);
        return first < end && _voxels[first..end].Contains(fill);
    }
}

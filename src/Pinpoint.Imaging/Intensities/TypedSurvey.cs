using System.Numerics;
using System.Runtime.InteropServices;

namespace Pinpoint.Imaging;

/// <summary>The survey of voxels of one type.</summary>
/// <typeparam name="T">The type.</typeparam>
internal sealed unsafe class TypedSurvey<T> : VoxelSurvey
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    private readonly VolumeSize _size;
    private readonly int _voxels;
    private readonly int _stride;
    private readonly T[] _sample;
    private readonly T[] _border;

    // Not on the managed heap: it takes tens of megabytes, which must go back before the grids are made.
    private T* _around;
    private int _bordered;
    private T _lowest = T.MaxValue;
    private T _highest = T.MinValue;

    public TypedSurvey(VoxelSlabs slabs)
        : base(slabs)
    {
        _size = Header.Size;
        _voxels = (int)_size.Voxels;
        _stride = SampleStride.Of(_voxels);
        _sample = new T[SampleStride.CountOf(_voxels)];
        _border = new T[ScanBorder.VoxelsOf(_size)];
        _around = (T*)NativeMemory.Alloc((nuint)_sample.Length * SampleStride.Around, (nuint)sizeof(T));
    }

    public override (double Low, double High) StoredRange => (double.CreateChecked(_lowest), double.CreateChecked(_highest));

    private Span<T> Surroundings => new(_around, _sample.Length * SampleStride.Around);

    public override SampledVoxels<TVoxel> Sample<TVoxel>(double[] fills)
    {
        ObjectDisposedException.ThrowIf(_around is null, this);
        return new SampledVoxels<TVoxel>((TVoxel[])(Array)_sample, MemoryMarshal.Cast<T, TVoxel>(Surroundings), Slope < 0, fills);
    }

    public override double BorderShareOf(double stored) => (double)_border.AsSpan().Count(T.CreateTruncating(stored)) / _border.Length;

    public override void Dispose()
    {
        NativeMemory.Free(_around);
        _around = null;
    }

    protected override void Add(VoxelSlab slab)
    {
        ReadOnlySpan<T> voxels = slab.Voxels<T>().Span;
        Widen(slab);
        int first = (int)slab.First;
        int end = first + voxels.Length;
        for (int sample = (first + _stride - 1) / _stride; sample < _sample.Length && sample * _stride < end; sample++)
        {
            _sample[sample] = voxels[(sample * _stride) - first];
        }

        for (int slice = 0; slice < slab.Slices; slice++)
        {
            _bordered += ScanBorder.Copy(voxels.Slice(slice * slab.SliceVoxels, slab.SliceVoxels), _size, slab.FirstSlice + slice, _border.AsSpan(_bordered));
        }

        Surround(voxels, first);
    }

    protected override double ReplaceNonFinite()
    {
        double value = typeof(T) == typeof(float)
            ? NonFiniteVoxels.ValueFor((float.CreateChecked(_lowest), float.CreateChecked(_highest)), Header.PaddingValue, Slope < 0)
            : NonFiniteVoxels.ValueFor((double.CreateChecked(_lowest), double.CreateChecked(_highest)), Header.PaddingValue, Slope < 0);
        var stored = T.CreateChecked(value);
        NonFiniteVoxels.Put(_sample.AsSpan(), stored);
        NonFiniteVoxels.Put(_border.AsSpan(), stored);
        NonFiniteVoxels.Put(Surroundings, stored);
        _lowest = T.Min(_lowest, stored);
        _highest = T.Max(_highest, stored);
        return value;
    }

    private void Widen(VoxelSlab slab)
    {
        ReadOnlySpan<T> voxels = slab.Voxels<T>().Span;
        bool isFinite = VoxelBytes.CountNonFinite(slab.Bytes(0, slab.Count), slab.VoxelType) == 0;
        var (low, high) = isFinite ? Intensities.RangeOf(voxels) : NonFiniteVoxels.RangeOf(voxels);
        _lowest = T.Min(_lowest, low);
        _highest = T.Max(_highest, high);
    }

    // Of the 27 voxels around each voxel of the sample those that lie in the slab. What would lie before the scan's first voxel or behind its last is taken for
    // the voxel in the middle, which changes nothing.
    private void Surround(ReadOnlySpan<T> voxels, int first)
    {
        int end = first + voxels.Length;
        int row = _size.X;
        int slice = _size.X * _size.Y;
        long reach = (long)slice + row + 1;
        int sample = (int)((Math.Max(0, first - reach) + _stride - 1) / _stride);
        long last = Math.Min(_voxels, end + reach);
        for (; sample < _sample.Length && (long)sample * _stride < last; sample++)
        {
            int index = sample * _stride;
            T* target = _around + ((long)sample * SampleStride.Around);
            for (int run = 0; run < SampleStride.Around / 3; run++)
            {
                long start = index + (((run / 3) - 1) * (long)slice) + (((run % 3) - 1) * row) - 1;
                if (start >= 0 && start + 2 < _voxels && (start + 2 < first || start >= end))
                {
                    continue;
                }

                for (int step = 0; step < 3; step++)
                {
                    long place = start + step;
                    place = (place >= 0 && place < _voxels ? place : index) - first;
                    if (place >= 0 && place < voxels.Length)
                    {
                        target[(3 * run) + step] = voxels[(int)place];
                    }
                }
            }
        }
    }
}

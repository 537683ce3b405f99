using System.Diagnostics;
using System.Numerics;

namespace Pinpoint.Imaging;

/// <summary>
/// Gives voxels that are NaN or infinite a value of their own that every later stage can bear: darker than all others by the least step there is.
/// </summary>
internal static class NonFiniteVoxels
{
    /// <summary>What users are told of them.</summary>
    public static string WarningOf(string path, long count) =>
        Invariant($"{path}: {count} voxels are NaN or infinite; they count as fill outside the scanned field");

    /// <summary>Replaces them in place. Never by 0, which is soft tissue in a CT.</summary>
    /// <param name="voxels">Voxels of a floating-point type, some of which are not finite.</param>
    /// <param name="padding">The stored value that the file declares for voxels that were not scanned, which is taken where there is one.</param>
    /// <param name="falling">Whether intensities fall as stored values rise.</param>
    /// <returns>The stored value they have now; 0 where no voxel is finite.</returns>
    public static double Replace(Array voxels, double? padding, bool falling)
    {
        double value = voxels switch
        {
            float[] singles => ValueFor(RangeOf<float>(singles), padding, falling),
            double[] doubles => ValueFor(RangeOf<double>(doubles), padding, falling),
            _ => throw NotFloating(voxels),
        };
        Put(voxels, 0, voxels.Length, value);
        return value;
    }

    /// <summary>Gives those among some voxels of an array the value.</summary>
    public static void Put(Array voxels, int first, int count, double value)
    {
        switch (voxels)
        {
            case float[] singles:
                Put(singles.AsSpan(first, count), (float)value);
                break;
            case double[] doubles:
                Put(doubles.AsSpan(first, count), value);
                break;
            default:
                throw NotFloating(voxels);
        }
    }

    /// <summary>Gives those of <paramref name="voxels"/> that are not finite the value.</summary>
    public static void Put<T>(Span<T> voxels, T value)
        where T : unmanaged, INumberBase<T>
    {
        foreach (ref T voxel in voxels)
        {
            voxel = T.IsFinite(voxel) ? voxel : value;
        }
    }

    /// <summary>The least and the greatest finite value; the first is the greater one where there is none.</summary>
    public static (T Lowest, T Highest) RangeOf<T>(ReadOnlySpan<T> voxels)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        T lowest = T.MaxValue;
        T highest = T.MinValue;
        foreach (T voxel in voxels)
        {
            if (T.IsFinite(voxel))
            {
                lowest = T.Min(lowest, voxel);
                highest = T.Max(highest, voxel);
            }
        }

        return (lowest, highest);
    }

    /// <summary>The stored value for them, by the range of the others.</summary>
    public static double ValueFor((float Lowest, float Highest) range, double? padding, bool falling) =>
        ValueFor(range, padding, falling, float.BitDecrement, float.BitIncrement);

    /// <inheritdoc cref="ValueFor(ValueTuple{float, float}, double?, bool)"/>
    public static double ValueFor((double Lowest, double Highest) range, double? padding, bool falling) =>
        ValueFor(range, padding, falling, double.BitDecrement, double.BitIncrement);

    private static double ValueFor<T>((T Lowest, T Highest) range, double? padding, bool falling, Func<T, T> decrement, Func<T, T> increment)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (range.Lowest > range.Highest)
        {
            return 0;
        }

        T value = falling ? increment(range.Highest) : decrement(range.Lowest);
        value = padding is { } declared ? T.CreateSaturating(declared) : T.IsFinite(value) ? value : falling ? range.Highest : range.Lowest;
        return double.CreateChecked(value);
    }

    private static UnreachableException NotFloating(Array voxels) => new($"{voxels.GetType().Name} holds no voxels that are not finite.");
}

using System.Diagnostics;
using System.Numerics;

namespace Pinpoint.Imaging;

/// <summary>
/// Gives voxels that are NaN or infinite a value of their own that every later stage can bear: darker than all others by the least step there is.
/// </summary>
internal static class NonFiniteVoxels
{
    /// <summary>Replaces them in place. Never by 0, which is soft tissue in a CT.</summary>
    /// <param name="voxels">Voxels of a floating-point type, some of which are not finite.</param>
    /// <param name="padding">The stored value that the file declares for voxels that were not scanned, which is taken where there is one.</param>
    /// <param name="falling">Whether intensities fall as stored values rise.</param>
    /// <returns>The stored value they have now; 0 where no voxel is finite.</returns>
    public static double Replace(Array voxels, double? padding, bool falling) => voxels switch
    {
        float[] singles => Replace(singles, padding, falling, float.BitDecrement, float.BitIncrement),
        double[] doubles => Replace(doubles, padding, falling, double.BitDecrement, double.BitIncrement),
        _ => throw new UnreachableException($"{voxels.GetType().Name} holds no voxels that are not finite."),
    };

    private static double Replace<T>(T[] voxels, double? padding, bool falling, Func<T, T> decrement, Func<T, T> increment)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        T lowest = T.MaxValue;
        T highest = T.MinValue;
        bool any = false;
        foreach (T voxel in voxels)
        {
            if (T.IsFinite(voxel))
            {
                any = true;
                lowest = T.Min(lowest, voxel);
                highest = T.Max(highest, voxel);
            }
        }

        T value = T.Zero;
        if (any)
        {
            value = falling ? increment(highest) : decrement(lowest);
            value = padding is { } declared ? T.CreateSaturating(declared) : T.IsFinite(value) ? value : falling ? highest : lowest;
        }

        foreach (ref T voxel in voxels.AsSpan())
        {
            voxel = T.IsFinite(voxel) ? voxel : value;
        }

        return double.CreateChecked(value);
    }
}

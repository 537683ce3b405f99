using System.Runtime.CompilerServices;

namespace Pinpoint.Networks;

/// <summary>
/// Bias, ReLU and 2x2 max pooling of one window, in registers. For training it also records, one bit per map, whether the window passes a
/// gradient at all, and which of its four outputs was the largest (the first of equals, as in PyTorch): word 0 active, word 1 right column,
/// word 2 lower row.
/// </summary>
internal static unsafe class WindowPooling<TWidth, TVector>
    where TWidth : struct, IVectorWidth<TVector>
    where TVector : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TVector upperLeft, TVector upperRight, TVector lowerLeft, TVector lowerRight, TVector bias, float* output, uint* record, int lane)
    {
        TVector upper = TWidth.Maximum(upperLeft, upperRight);
        TVector lower = TWidth.Maximum(lowerLeft, lowerRight);
        TVector largest = TWidth.Add(TWidth.Maximum(upper, lower), bias);
        TWidth.Store(TWidth.Maximum(largest, TWidth.Zero), output + lane);
        if (record is not null)
        {
            uint down = TWidth.GreaterBits(lower, upper);
            uint right = (down & TWidth.GreaterBits(lowerRight, lowerLeft)) | (~down & TWidth.GreaterBits(upperRight, upperLeft));
            // The first vector of a panel also clears what the last step left.
            uint keep = lane == 0 ? 0 : uint.MaxValue;
            record[0] = (record[0] & keep) | (TWidth.GreaterBits(largest, TWidth.Zero) << lane);
            record[1] = (record[1] & keep) | (right << lane);
            record[2] = (record[2] & keep) | (down << lane);
        }
    }
}

using System.Runtime.CompilerServices;
using Pinpoint.Imaging;

namespace Pinpoint.Patches;

/// <summary>The places in the grid from which one row of a patch is read: a straight line, in voxel indices.</summary>
/// <param name="StartX">Column 0.</param>
/// <param name="StartY">Column 0.</param>
/// <param name="StartZ">Column 0.</param>
/// <param name="StepX">From one column to the next.</param>
/// <param name="StepY">From one column to the next.</param>
/// <param name="StepZ">From one column to the next.</param>
internal readonly record struct SampleLine(float StartX, float StartY, float StartZ, float StepX, float StepY, float StepZ)
{
    /// <summary>The place of a column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (float X, float Y, float Z) At(int column) => (StartX + (column * StepX), StartY + (column * StepY), StartZ + (column * StepZ));

    /// <summary>
    /// The columns, of the first <paramref name="columns"/>, around which all eight voxels exist, with a margin for rounding: a half-open range.
    /// </summary>
    public (int First, int End) Interior(VolumeSize size, float margin, int columns)
    {
        double first = 0;
        double end = columns;
        Narrow(StartX, StepX, size.X, margin, ref first, ref end);
        Narrow(StartY, StepY, size.Y, margin, ref first, ref end);
        Narrow(StartZ, StepZ, size.Z, margin, ref first, ref end);
        if (!(first < end))
        {
            return (0, 0);
        }

        // The line is straight and rounding keeps its order, so what holds at both ends holds between them.
        int low = (int)first;
        int high = (int)end;
        while (low < high && !IsInterior(low, size, margin))
        {
            low++;
        }

        while (low < high && !IsInterior(high - 1, size, margin))
        {
            high--;
        }

        return (low, high);
    }

    private static void Narrow(float start, float step, int size, float margin, ref double first, ref double end)
    {
        double low = (margin - start) / (double)step;
        double high = (size - 1 - margin - start) / (double)step;
        if (step == 0)
        {
            end = start >= margin && start < size - 1 - margin ? end : first;
            return;
        }

        first = Math.Max(first, Math.Floor(Math.Min(low, high)));
        end = Math.Min(end, Math.Ceiling(Math.Max(low, high)) + 1);
    }

    private bool IsInterior(int column, VolumeSize size, float margin)
    {
        var (x, y, z) = At(column);
        return x >= margin && x < size.X - 1 - margin && y >= margin && y < size.Y - 1 - margin && z >= margin && z < size.Z - 1 - margin;
    }
}

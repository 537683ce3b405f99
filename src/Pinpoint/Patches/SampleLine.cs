using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pinpoint.Patches;

/// <summary>The places in the grid from which one row of a patch is read, in voxel indices: a straight line, or a parabola where the image is warped.</summary>
/// <param name="StartX">Column 0.</param>
/// <param name="StartY">Column 0.</param>
/// <param name="StartZ">Column 0.</param>
/// <param name="StepX">From one column to the next.</param>
/// <param name="StepY">From one column to the next.</param>
/// <param name="StepZ">From one column to the next.</param>
/// <param name="BendX">What the square of a column's number adds; 0 on a straight line.</param>
/// <param name="BendY">What the square of a column's number adds.</param>
/// <param name="BendZ">What the square of a column's number adds.</param>
internal readonly record struct SampleLine(
    float StartX, float StartY, float StartZ, float StepX, float StepY, float StepZ, float BendX = 0, float BendY = 0, float BendZ = 0)
{
    /// <summary>The places of eight columns.</summary>
    /// <param name="column">The first of them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector256<float> X, Vector256<float> Y, Vector256<float> Z) At(int column)
    {
        // A bend of nothing leaves every bit of a step as it is.
        Vector256<float> number = Vector256.ConvertToSingle(Vector256.Create(column) + Vector256<int>.Indices);
        return (
            Vector256.Create(StartX) + (number * (Vector256.Create(StepX) + (number * Vector256.Create(BendX)))),
            Vector256.Create(StartY) + (number * (Vector256.Create(StepY) + (number * Vector256.Create(BendY)))),
            Vector256.Create(StartZ) + (number * (Vector256.Create(StepZ) + (number * Vector256.Create(BendZ)))));
    }
}

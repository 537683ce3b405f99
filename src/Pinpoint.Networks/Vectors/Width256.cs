using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pinpoint.Networks;

/// <summary>Vectors of 8 float32 lanes.</summary>
internal readonly unsafe struct Width256 : IVectorWidth<Vector256<float>>
{
    public static int Lanes => Vector256<float>.Count;

    public static bool ManyRegisters => false;

    public static Vector256<float> Zero => Vector256<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, float* target) => value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Broadcast(float value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> left, Vector256<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Subtract(Vector256<float> left, Vector256<float> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Multiply(Vector256<float> left, Vector256<float> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Divide(Vector256<float> left, Vector256<float> right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SquareRoot(Vector256<float> value) => Vector256.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Maximum(Vector256<float> left, Vector256<float> right) => Vector256.MaxNative(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> addend) =>
        Vector256.MultiplyAddEstimate(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint GreaterBits(Vector256<float> left, Vector256<float> right) => Vector256.ExtractMostSignificantBits(Vector256.GreaterThan(left, right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SelectGreater(Vector256<float> left, Vector256<float> right, Vector256<float> whenTrue, Vector256<float> whenFalse) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(left, right), whenTrue, whenFalse);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector256<float> value) => Vector256.Sum(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Where(uint bits, Vector256<float> value) => Mask(bits) & value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Corners(uint right, uint down, int pixel, out Vector256<float> first, out Vector256<float> second) =>
        (first, second) = (Mask(right), Mask(down));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PickColumn(
        float* place,
        nint pixel,
        nint row,
        Vector256<float> first,
        Vector256<float> second,
        out Vector256<float> upper,
        out Vector256<float> middle,
        out Vector256<float> lower)
    {
        float* third = place + (2 * row);
        Vector256<float> row0 = Pick(place, pixel, first), row1 = Pick(place + row, pixel, first);
        Vector256<float> row2 = Pick(third, pixel, first), row3 = Pick(third + row, pixel, first);
        upper = Vector256.ConditionalSelect(second, row1, row0);
        middle = Vector256.ConditionalSelect(second, row2, row1);
        lower = Vector256.ConditionalSelect(second, row3, row2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pick(float* place, nint pixel, Vector256<float> right) =>
        Vector256.ConditionalSelect(right, Vector256.Create(place[pixel]), Vector256.Create(place[0]));

    /// <summary>All bits of the lanes whose bit is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Mask(uint bits)
    {
        var lanes = Vector256.Create(1u, 2u, 4u, 8u, 16u, 32u, 64u, 128u);
        return Vector256.Equals(Vector256.Create(bits) & lanes, lanes).AsSingle();
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace Pinpoint.Networks;

/// <summary>Vectors of 4 float32 lanes.</summary>
internal readonly unsafe struct Width128 : IVectorWidth<Vector128<float>>
{
    public static int Lanes => Vector128<float>.Count;

    public static bool ManyRegisters => AdvSimd.IsSupported;

    public static Vector128<float> Zero => Vector128<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(float* source) => Vector128.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, float* target) => value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Broadcast(float value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> left, Vector128<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Subtract(Vector128<float> left, Vector128<float> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Multiply(Vector128<float> left, Vector128<float> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Divide(Vector128<float> left, Vector128<float> right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SquareRoot(Vector128<float> value) => Vector128.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Maximum(Vector128<float> left, Vector128<float> right) => Vector128.MaxNative(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> left, Vector128<float> right, Vector128<float> addend) =>
        Vector128.MultiplyAddEstimate(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint GreaterBits(Vector128<float> left, Vector128<float> right) => Vector128.ExtractMostSignificantBits(Vector128.GreaterThan(left, right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SelectGreater(Vector128<float> left, Vector128<float> right, Vector128<float> whenTrue, Vector128<float> whenFalse) =>
        Vector128.ConditionalSelect(Vector128.GreaterThan(left, right), whenTrue, whenFalse);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector128<float> value) => Vector128.Sum(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Where(uint bits, Vector128<float> value) => Mask(bits) & value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Corners(uint right, uint down, int pixel, out Vector128<float> first, out Vector128<float> second) =>
        (first, second) = (Mask(right), Mask(down));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PickColumn(
        float* place,
        nint pixel,
        nint row,
        Vector128<float> first,
        Vector128<float> second,
        out Vector128<float> upper,
        out Vector128<float> middle,
        out Vector128<float> lower)
    {
        float* third = place + (2 * row);
        Vector128<float> row0 = Pick(place, pixel, first), row1 = Pick(place + row, pixel, first);
        Vector128<float> row2 = Pick(third, pixel, first), row3 = Pick(third + row, pixel, first);
        upper = Vector128.ConditionalSelect(second, row1, row0);
        middle = Vector128.ConditionalSelect(second, row2, row1);
        lower = Vector128.ConditionalSelect(second, row3, row2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Pick(float* place, nint pixel, Vector128<float> right) =>
        Vector128.ConditionalSelect(right, Vector128.Create(place[pixel]), Vector128.Create(place[0]));

    /// <summary>All bits of the lanes whose bit is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Mask(uint bits)
    {
        var lanes = Vector128.Create(1u, 2u, 4u, 8u);
        return Vector128.Equals(Vector128.Create(bits) & lanes, lanes).AsSingle();
    }
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pinpoint.Networks;

/// <summary>Vectors of 16 float32 lanes.</summary>
internal readonly unsafe struct Width512 : IVectorWidth<Vector512<float>>
{
    public static int Lanes => Vector512<float>.Count;

    public static bool ManyRegisters => true;

    public static Vector512<float> Zero => Vector512<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* source) => Vector512.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, float* target) => value.Store(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Broadcast(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> left, Vector512<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Subtract(Vector512<float> left, Vector512<float> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Multiply(Vector512<float> left, Vector512<float> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Divide(Vector512<float> left, Vector512<float> right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SquareRoot(Vector512<float> value) => Vector512.Sqrt(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Maximum(Vector512<float> left, Vector512<float> right) => Vector512.MaxNative(left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> addend) =>
        Vector512.MultiplyAddEstimate(left, right, addend);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint GreaterBits(Vector512<float> left, Vector512<float> right) =>
        (uint)Vector512.ExtractMostSignificantBits(Vector512.GreaterThan(left, right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SelectGreater(Vector512<float> left, Vector512<float> right, Vector512<float> whenTrue, Vector512<float> whenFalse) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(left, right), whenTrue, whenFalse);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector512<float> value) => Vector512.Sum(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Where(uint bits, Vector512<float> value) => Mask(bits) & value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Corners(uint right, uint down, int pixel, out Vector512<float> first, out Vector512<float> second)
    {
        // A place in the sixteen values of an upper row, or of those of the row below it, which follow.
        Vector512<int> rights = Mask(right).AsInt32() & Vector512.Create(pixel), downs = Mask(down).AsInt32() & Vector512.Create(Vector512<float>.Count);
        first = (rights | downs).AsSingle();
        second = first;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PickColumn(
        float* place,
        nint pixel,
        nint row,
        Vector512<float> first,
        Vector512<float> second,
        out Vector512<float> upper,
        out Vector512<float> middle,
        out Vector512<float> lower)
    {
        float* third = place + (2 * row);
        Vector512<float> row0 = Vector512.Load(place), row1 = Vector512.Load(place + row), row2 = Vector512.Load(third), row3 = Vector512.Load(third + row);
        Vector512<int> places = first.AsInt32();
        upper = Pick(row0, row1, places);
        middle = Pick(row1, row2, places);
        lower = Pick(row2, row3, places);
    }

    /// <summary>Lane by lane the value at a place of the sixteen of a row and, behind them, those of the row below it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Pick(Vector512<float> row, Vector512<float> below, Vector512<int> places)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.PermuteVar16x32x2(row, places, below);
        }

        Vector512<int> inside = places & Vector512.Create(Vector512<float>.Count - 1);
        Vector512<float> isBelow = Vector512.GreaterThan(places, Vector512.Create(Vector512<float>.Count - 1)).AsSingle();
        return Vector512.ConditionalSelect(isBelow, Vector512.Shuffle(below, inside), Vector512.Shuffle(row, inside));
    }

    /// <summary>All bits of the lanes whose bit is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Mask(uint bits)
    {
        var lanes = Vector512.Create(1u, 2u, 4u, 8u, 16u, 32u, 64u, 128u, 256u, 512u, 1024u, 2048u, 4096u, 8192u, 16384u, 32768u);
        return Vector512.Equals(Vector512.Create(bits) & lanes, lanes).AsSingle();
    }
}

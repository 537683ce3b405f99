namespace Pinpoint.Codecs;

/// <summary>A rectangle of whole numbers. Upper bounds are not part of it.</summary>
internal readonly record struct Area(long X0, long Y0, long X1, long Y1)
{
    internal int Width => (int)Math.Max(0, X1 - X0);

    internal int Height => (int)Math.Max(0, Y1 - Y0);

    internal bool IsEmpty => X0 >= X1 || Y0 >= Y1;

    /// <summary>The part of this that lies in another.</summary>
    internal Area Within(Area other) =>
        new(Math.Max(X0, other.X0), Math.Max(Y0, other.Y0), Math.Min(X1, other.X1), Math.Min(Y1, other.Y1));

    /// <summary>Every second, fourth, .. of the points, from an offset on: bounds are rounded up (equations B-14 and B-15).</summary>
    internal Area Halved(int times, long offsetX = 0, long offsetY = 0) =>
        new(CeilingShift(X0 - offsetX, times), CeilingShift(Y0 - offsetY, times), CeilingShift(X1 - offsetX, times), CeilingShift(Y1 - offsetY, times));

    /// <summary>The cells of a grid of powers of two that this touches.</summary>
    internal Area Cells(int widthExponent, int heightExponent) => IsEmpty
        ? default
        : new(X0 >> widthExponent, Y0 >> heightExponent, CeilingShift(X1, widthExponent), CeilingShift(Y1, heightExponent));

    private static long CeilingShift(long value, int times) => (value + (1L << times) - 1) >> times;
}

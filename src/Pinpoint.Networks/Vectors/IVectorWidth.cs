namespace Pinpoint.Networks;

/// <summary>One vector width, as static members, so that each kernel is written once and compiled for every width.</summary>
/// <typeparam name="TVector">The hardware vector type.</typeparam>
internal unsafe interface IVectorWidth<TVector>
    where TVector : unmanaged
{
    /// <summary>Number of float32 lanes.</summary>
    static abstract int Lanes { get; }

    /// <summary>True where the processor has 32 vector registers of this width, false for 16.</summary>
    static abstract bool ManyRegisters { get; }

    static abstract TVector Zero { get; }

    static abstract TVector Load(float* source);

    static abstract void Store(TVector value, float* target);

    static abstract TVector Broadcast(float value);

    static abstract TVector Add(TVector left, TVector right);

    static abstract TVector Subtract(TVector left, TVector right);

    static abstract TVector Multiply(TVector left, TVector right);

    static abstract TVector Divide(TVector left, TVector right);

    static abstract TVector SquareRoot(TVector value);

    static abstract TVector Maximum(TVector left, TVector right);

    /// <summary>left * right + addend, fused where the hardware can.</summary>
    static abstract TVector MultiplyAdd(TVector left, TVector right, TVector addend);

    /// <summary>One bit per lane, lane 0 lowest: left &gt; right.</summary>
    static abstract uint GreaterBits(TVector left, TVector right);

    /// <summary>Lane by lane: left &gt; right ? whenTrue : whenFalse.</summary>
    static abstract TVector SelectGreater(TVector left, TVector right, TVector whenTrue, TVector whenFalse);

    /// <summary>The sum of the lanes.</summary>
    static abstract float Sum(TVector value);

    /// <summary>Lane by lane: bit set (lane 0 lowest) ? value : 0.</summary>
    static abstract TVector Where(uint bits, TVector value);

    /// <summary>
    /// What tells <see cref="PickColumn"/> of each lane which of two by two neighbouring pixels it looks from: the right ones where a bit of
    /// <paramref name="right"/> is set, the lower ones where a bit of <paramref name="down"/> is. How, is the width's own matter.
    /// </summary>
    static abstract void Corners(uint right, uint down, int pixel, out TVector first, out TVector second);

    /// <summary>
    /// Lane by lane the value at <paramref name="place"/>, one row and two rows below it, each moved a pixel to the right and a row down as the lane's corner
    /// says. Reads up to sixteen values from the last row on.
    /// </summary>
    static abstract void PickColumn(
        float* place, nint pixel, nint row, TVector first, TVector second, out TVector upper, out TVector middle, out TVector lower);
}

namespace Pinpoint.Codecs;

/// <summary>A rectangle of coefficients that is coded on its own, and what packets have told of it.</summary>
internal struct CodeBlock
{
    /// <summary>Where its first coefficient lies among those of the tile.</summary>
    internal int Target;

    internal short Width;
    internal short Height;

    /// <summary>The first and last stretch of its code, as indices of the tile's list; unset without passes.</summary>
    internal int FirstStretch;
    internal int LastStretch;

    /// <summary>Coding passes so far; 0 until a packet includes the block.</summary>
    internal short Passes;

    /// <summary>Bit-planes that hold nothing, from the highest down.</summary>
    internal byte ZeroPlanes;

    /// <summary>Lblock (B.10.7.1): bits of the lengths to come.</summary>
    internal byte LengthBits;
}

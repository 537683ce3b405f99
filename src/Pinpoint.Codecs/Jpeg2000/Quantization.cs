namespace Pinpoint.Codecs;

/// <summary>The bit-planes and steps of the sub-bands (QCD, QCC: A.6.4, A.6.5 and Annex E).</summary>
/// <param name="GuardBits">Bits beyond those of the exponent.</param>
/// <param name="Kind">Where the steps stand.</param>
/// <param name="Steps">Exponent (upper 5 bits) and mantissa (lower 11) of each band, from LL on; derived: of LL alone.</param>
internal sealed record Quantization(int GuardBits, QuantizationKind Kind, ushort[] Steps)
{
    internal static Quantization Read(ref ByteReader segment)
    {
        int style = segment.ReadByte();
        var kind = (QuantizationKind)(style & 31);
        if (!Enum.IsDefined(kind))
        {
            throw Damage.At("a quantization that the standard does not know", segment.Position - 1);
        }

        var steps = new ushort[kind == QuantizationKind.None ? segment.Left : kind == QuantizationKind.Derived ? 1 : segment.Left / 2];
        for (int band = 0; band < steps.Length; band++)
        {
            steps[band] = kind == QuantizationKind.None ? (ushort)(segment.ReadByte() >> 3 << 11) : segment.ReadUInt16();
        }

        return new Quantization(style >> 5, kind, steps);
    }

    /// <summary>Exponent and mantissa of a band's step.</summary>
    /// <param name="band">LL is 0, then HL, LH, HH from the coarsest level on.</param>
    /// <param name="levelsFinerThanLowest">How many decompositions fewer than LL the band has seen.</param>
    /// <returns>Null where the code tells none for this band.</returns>
    internal (int Exponent, int Mantissa)? Step(int band, int levelsFinerThanLowest)
    {
        if (Kind == QuantizationKind.Derived)
        {
            // Equation E-5.
            return (Math.Max(0, (Steps[0] >> 11) - levelsFinerThanLowest), Steps[0] & 0x7FF);
        }

        return band < Steps.Length ? (Steps[band] >> 11, Steps[band] & 0x7FF) : null;
    }
}

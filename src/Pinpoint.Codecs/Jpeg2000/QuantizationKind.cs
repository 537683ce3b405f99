namespace Pinpoint.Codecs;

/// <summary>Where the steps of the sub-bands stand (Table A.28).</summary>
internal enum QuantizationKind
{
    /// <summary>There are none; only the exponents of the bands' ranges are told.</summary>
    None = 0,

    /// <summary>That of LL is told, the others follow from it.</summary>
    Derived = 1,

    /// <summary>Each is told.</summary>
    Expounded = 2,
}

namespace Pinpoint.Codecs;

/// <summary>What differs from the ordinary in the coding passes of a code-block (Table A.19).</summary>
[Flags]
internal enum PassStyle
{
    None = 0,

    /// <summary>From the fifth bit-plane on, the first two passes are plain bits (lazy mode, D.6).</summary>
    Bypass = 1,

    /// <summary>Contexts start anew with each pass.</summary>
    ResetContexts = 2,

    /// <summary>Each pass ends its stretch of code.</summary>
    TerminateEach = 4,

    /// <summary>The stripe below counts as insignificant (D.7).</summary>
    VerticallyCausal = 8,

    /// <summary>Ends of stretches are predictable, for decoders that look for damage; the symbols are the same.</summary>
    PredictableTermination = 16,

    /// <summary>Each cleanup pass ends with the symbols 1010 (D.5).</summary>
    SegmentationSymbols = 32,
}

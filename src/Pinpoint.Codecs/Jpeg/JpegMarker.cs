namespace Pinpoint.Codecs;

/// <summary>The second bytes of the markers that the decoders know (ITU T.81 table B.1, T.87 table C.1).</summary>
internal static class JpegMarker
{
    public const byte Temporary = 0x01;
    public const byte HuffmanTables = 0xC4;
    public const byte ArithmeticConditioning = 0xCC;
    public const byte FirstRestart = 0xD0;
    public const byte LastRestart = 0xD7;
    public const byte StartOfImage = 0xD8;
    public const byte EndOfImage = 0xD9;
    public const byte StartOfScan = 0xDA;
    public const byte QuantizationTables = 0xDB;
    public const byte NumberOfLines = 0xDC;
    public const byte RestartInterval = 0xDD;
    public const byte FirstApplication = 0xE0;
    public const byte LastApplication = 0xEF;
    public const byte JpegLsPresets = 0xF8;
    public const byte Comment = 0xFE;

    /// <summary>Whether the marker stands alone, without a length and content.</summary>
    public static bool IsAlone(byte marker) => marker is Temporary or (>= FirstRestart and <= EndOfImage);

    /// <summary>Whether the marker is one of the eight restart markers.</summary>
    public static bool IsRestart(byte marker) => marker is >= FirstRestart and <= LastRestart;

    /// <summary>Whether a decoder may pass over the segment: notes of applications, comments, and settings of arithmetic coding.</summary>
    public static bool IsPassedOver(byte marker) =>
        marker is Temporary or (>= FirstApplication and <= LastApplication) or Comment or ArithmeticConditioning;
}

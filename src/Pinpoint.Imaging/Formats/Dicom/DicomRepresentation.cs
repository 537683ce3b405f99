namespace Pinpoint.Imaging;

/// <summary>How the value of a data element is written: the value representations of DICOM PS3.5, section 6.2.</summary>
/// <param name="Code">Two capital letters.</param>
/// <param name="Kind">What the value is made of.</param>
/// <param name="LongLength">Whether, in explicit files, the length is four bytes behind two empty ones; else it is two bytes.</param>
/// <param name="Unit">The bytes of one number, which big-endian files turn round; 1 for text.</param>
internal sealed record DicomRepresentation(string Code, DicomValueKind Kind, bool LongLength, int Unit)
{
    // Sorted by code, as in the standard's table 6.2-1.
    private static readonly DicomRepresentation[] Known =
    [
        new("AE", DicomValueKind.Text, false, 1), new("AS", DicomValueKind.Text, false, 1), new("AT", DicomValueKind.Tags, false, 2),
        new("CS", DicomValueKind.Text, false, 1), new("DA", DicomValueKind.Text, false, 1), new("DS", DicomValueKind.Text, false, 1),
        new("DT", DicomValueKind.Text, false, 1), new("FD", DicomValueKind.Doubles, false, 8), new("FL", DicomValueKind.Singles, false, 4),
        new("IS", DicomValueKind.Text, false, 1), new("LO", DicomValueKind.Text, false, 1), new("LT", DicomValueKind.Text, false, 1),
        new("OB", DicomValueKind.Bytes, true, 1), new("OD", DicomValueKind.Bytes, true, 8), new("OF", DicomValueKind.Bytes, true, 4),
        new("OL", DicomValueKind.Bytes, true, 4), new("OV", DicomValueKind.Bytes, true, 8), new("OW", DicomValueKind.Bytes, true, 2),
        new("PN", DicomValueKind.Text, false, 1), new("SH", DicomValueKind.Text, false, 1), new("SL", DicomValueKind.SignedIntegers, false, 4),
        new("SQ", DicomValueKind.Items, true, 1), new("SS", DicomValueKind.SignedIntegers, false, 2), new("ST", DicomValueKind.Text, false, 1),
        new("SV", DicomValueKind.SignedIntegers, true, 8), new("TM", DicomValueKind.Text, false, 1), new("UC", DicomValueKind.Text, true, 1),
        new("UI", DicomValueKind.Text, false, 1), new("UL", DicomValueKind.UnsignedIntegers, false, 4), new("UN", DicomValueKind.Bytes, true, 1),
        new("UR", DicomValueKind.Text, true, 1), new("US", DicomValueKind.UnsignedIntegers, false, 2), new("UT", DicomValueKind.Text, true, 1),
        new("UV", DicomValueKind.UnsignedIntegers, true, 8),
    ];

    // By the two letters: 26 * 26 places.
    private static readonly DicomRepresentation?[] ByLetters = Index();

    /// <summary>What nobody declared.</summary>
    public static DicomRepresentation Unknown { get; } = Of("UN");

    /// <summary>The representation of that code.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static DicomRepresentation Of(string code) =>
        Find((byte)code[0], (byte)code[1]) ?? throw new ArgumentException($"'{code}' is no value representation.", nameof(code));

    /// <summary>The representation of these two letters, or null.</summary>
    public static DicomRepresentation? Find(byte first, byte second) =>
        first is >= (byte)'A' and <= (byte)'Z' && second is >= (byte)'A' and <= (byte)'Z' ? ByLetters[Place(first, second)] : null;

    private static int Place(int first, int second) => ((first - 'A') * 26) + second - 'A';

    private static DicomRepresentation?[] Index()
    {
        var index = new DicomRepresentation?[26 * 26];
        foreach (DicomRepresentation known in Known)
        {
            index[Place(known.Code[0], known.Code[1])] = known;
        }

        return index;
    }
}

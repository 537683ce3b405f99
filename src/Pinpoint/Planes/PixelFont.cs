namespace Pinpoint.Planes;

/// <summary>A face of capital letters, five pixels wide and seven high, for labels in pictures.</summary>
internal static class PixelFont
{
    /// <summary>Pixels across a letter.</summary>
    public const int Width = 5;

    /// <summary>Pixels down a letter.</summary>
    public const int Height = 7;

    /// <summary>Pixels from one letter to the next.</summary>
    public const int Advance = Width + 1;

    private const string Letters = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-+._:/()%";

    // Seven rows a sign, two hexadecimal digits each, top row first, the leftmost pixel in bit 4.
    private const string Rows =
        "00000000000000" + "0E11131519110E" + "040C040404040E" + "0E11010204081F" + "1F02040201110E" + "02060A121F0202" + "1F101E0101110E" + "0608101E11110E"
        + "1F010204080808" + "0E11110E11110E" + "0E11110F01020C" + "0E11111F111111" + "1E11111E11111E" + "0E11101010110E" + "1C12111111121C" + "1F10101E10101F"
        + "1F10101E101010" + "0E11101711110F" + "1111111F111111" + "0E04040404040E" + "0702020202120C" + "11121418141211" + "1010101010101F" + "111B1515111111"
        + "11111915131111" + "0E11111111110E" + "1E11111E101010" + "0E11111115120D" + "1E11111E141211" + "0F10100E01011E" + "1F040404040404" + "1111111111110E"
        + "11111111110A04" + "1111111515150A" + "11110A040A1111" + "1111110A040404" + "1F01020408101F" + "0000001F000000" + "0004041F040400" + "00000000000C0C"
        + "0000000000001F" + "000C0C000C0C00" + "00010204081000" + "02040808080402" + "08040202020408" + "18190204081303";

    private static readonly byte[] Glyphs = Convert.FromHexString(Rows);
    private static readonly byte[] Box = [0x1F, 0x11, 0x11, 0x11, 0x11, 0x11, 0x1F];

    /// <summary>The seven rows of a letter, the leftmost pixel in bit 4; a box for signs that the face lacks.</summary>
    public static ReadOnlyMemory<byte> Glyph(char sign)
    {
        int index = Letters.IndexOf(char.ToUpperInvariant(sign), StringComparison.Ordinal);
        return index < 0 ? Box : Glyphs.AsMemory(index * Height, Height);
    }
}

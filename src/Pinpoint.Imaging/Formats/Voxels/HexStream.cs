namespace Pinpoint.Imaging;

/// <summary>Decodes pairs of hexadecimal digits, blanks between them passed over.</summary>
internal sealed class HexStream(Stream source) : ReadOnlyStream
{
    /// <summary>Decodes as many bytes as there are, or as <paramref name="buffer"/> takes.</summary>
    /// <exception cref="InvalidDataException">A character is neither a hexadecimal digit nor blank.</exception>
    public override int Read(Span<byte> buffer)
    {
        for (int count = 0; count < buffer.Length; count++)
        {
            int high = NextDigit();
            int low = high < 0 ? -1 : NextDigit();
            if (low < 0)
            {
                return count;
            }

            buffer[count] = (byte)((high << 4) | low);
        }

        return buffer.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }

    private int NextDigit()
    {
        while (true)
        {
            int character = source.ReadByte();
            if (character is ' ' or '\t' or '\r' or '\n')
            {
                continue;
            }

            if (character < 0)
            {
                return -1;
            }

            int digit = DigitOf(character);
            return digit >= 0 ? digit : throw new InvalidDataException(Invariant($"byte {character} is no hexadecimal digit"));
        }
    }

    private static int DigitOf(int character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'a' and <= 'f' => character - 'a' + 10,
        >= 'A' and <= 'F' => character - 'A' + 10,
        _ => -1,
    };
}

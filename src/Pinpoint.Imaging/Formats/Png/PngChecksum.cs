namespace Pinpoint.Imaging;

/// <summary>The checksum of a PNG chunk: CRC-32 of its type and data (PNG specification, annex D).</summary>
internal static class PngChecksum
{
    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] Table = MakeTable();

    public static uint Of(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data) => ~Update(Update(uint.MaxValue, type), data);

    private static uint Update(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            sum = Table[(sum ^ value) & 0xFF] ^ (sum >> 8);
        }

        return sum;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint sum = i;
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) != 0 ? Polynomial ^ (sum >> 1) : sum >> 1;
            }

            table[i] = sum;
        }

        return table;
    }
}

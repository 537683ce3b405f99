namespace Pinpoint.Codecs;

/// <summary>The boxes of a JP2 file (Annex I), of which only the codestream counts: what DICOM says of the samples stands in DICOM.</summary>
internal static class Jp2File
{
    private const uint ContiguousCodestream = 0x6A703263;

    private static ReadOnlySpan<byte> Signature => [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20, 13, 10, 0x87, 10];

    /// <summary>Where the codestream starts: at 0, where there are no boxes.</summary>
    internal static int FindCodestream(ReadOnlySpan<byte> code)
    {
        if (!code.StartsWith(Signature))
        {
            return 0;
        }

        for (int start = Signature.Length; ;)
        {
            var box = new ByteReader(code, start, code.Length);
            ulong length = box.ReadUInt32();
            uint kind = box.ReadUInt32();
            if (length == 1)
            {
                length = box.ReadUInt64();
            }

            if (kind == ContiguousCodestream)
            {
                return box.Position;
            }

            // A length of 0 is that of a box up to the end of the file.
            if (length < (ulong)(box.Position - start) || length > (ulong)(code.Length - start))
            {
                throw Damage.At("a JP2 file without a codestream; its boxes end", start);
            }

            start += (int)length;
        }
    }
}

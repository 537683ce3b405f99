namespace Pinpoint.Codecs.Tests;

/// <summary>
/// Moves the headers of packets from before the packets to the headers of the tile-parts (PPT) or of the codestream (PPM), which OpenJPEG reads but does not
/// write. Takes streams whose packets start with SOP and whose packet headers end with EPH: no other bytes can look like these.
/// </summary>
internal static class PacketHeaderMover
{
    /// <summary>To one PPT, or two for parts with many bytes of headers, in each tile-part.</summary>
    internal static byte[] ToTileParts(byte[] code)
    {
        var result = new List<byte>();
        int next = Find(code, 0x90, 0);
        result.AddRange(code[..next]);
        while (code[next + 1] == 0x90)
        {
            (byte[] headers, byte[] bodies, int data, int end) = Split(code, next);
            byte[] segments = [.. headers.Chunk(50).SelectMany((chunk, rank) => Segment(0x61, rank, chunk))];
            AddTilePart(result, code[next..data], segments, bodies);
            next = end;
        }

        return [.. result, .. code[next..]];
    }

    /// <summary>To PPM segments of few bytes, which stand in the wrong order.</summary>
    internal static byte[] ToMainHeader(byte[] code)
    {
        var headersOfAll = new List<byte>();
        var parts = new List<byte>();
        int first = Find(code, 0x90, 0), next = first;
        while (code[next + 1] == 0x90)
        {
            (byte[] headers, byte[] bodies, int data, int end) = Split(code, next);
            headersOfAll.AddRange([0, 0, (byte)(headers.Length >> 8), (byte)headers.Length, .. headers]);
            AddTilePart(parts, code[next..data], [], bodies);
            next = end;
        }

        byte[] segments = [.. headersOfAll.Chunk(61).SelectMany((chunk, rank) => Segment(0x60, rank, chunk).Reverse()).Reverse()];
        return [.. code[..first], .. segments, .. parts, .. code[next..]];
    }

    private static (byte[] Headers, byte[] Bodies, int Data, int End) Split(byte[] code, int part)
    {
        int data = Find(code, 0x93, part), end = part + ((code[part + 8] << 8) | code[part + 9]);
        var headers = new List<byte>();
        var bodies = new List<byte>();
        int next = data + 2;
        while (next < end)
        {
            int header = next + 6, body = Find(code, 0x92, header) + 2, following = Find(code, 0x91, body);
            following = following < 0 || following > end ? end : following;
            headers.AddRange(code[header..body]);
            bodies.AddRange(code[next..header]);
            bodies.AddRange(code[body..following]);
            next = following;
        }

        return ([.. headers], [.. bodies], data, end);
    }

    private static void AddTilePart(List<byte> target, byte[] header, byte[] segments, byte[] bodies)
    {
        int length = header.Length + segments.Length + 2 + bodies.Length;
        (header[6], header[7], header[8], header[9]) = (0, 0, (byte)(length >> 8), (byte)length);
        target.AddRange([.. header, .. segments, 0xFF, 0x93, .. bodies]);
    }

    private static byte[] Segment(byte marker, int rank, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 3) >> 8), (byte)(content.Length + 3), (byte)rank, .. content];

    private static int Find(byte[] code, byte marker, int from)
    {
        int found = code.AsSpan(from).IndexOf(new byte[] { 0xFF, marker });
        return found < 0 ? -1 : from + found;
    }
}

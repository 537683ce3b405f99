namespace Pinpoint.Codecs.Tests.Support;

/// <summary>Segments of the JPEG family, written.</summary>
internal static class JpegBytes
{
    public static void PutMarker(this List<byte> bytes, int marker)
    {
        bytes.Add(0xFF);
        bytes.Add((byte)marker);
    }

    public static void PutWord(this List<byte> bytes, int word)
    {
        bytes.Add((byte)(word >> 8));
        bytes.Add((byte)word);
    }

    public static void PutSegment(this List<byte> bytes, int marker, params byte[] content)
    {
        bytes.PutMarker(marker);
        bytes.PutWord(content.Length + 2);
        bytes.AddRange(content);
    }

    public static void PutFrameHeader(this List<byte> bytes, int marker, int precision, int width, int height, byte sampling = 0x11) => bytes.PutSegment(
        marker, (byte)precision, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, sampling, 0);

    public static void PutRestartInterval(this List<byte> bytes, int interval) => bytes.PutSegment(0xDD, (byte)(interval >> 8), (byte)interval);
}

namespace Pinpoint.Imaging;

/// <summary>
/// A compressed file that can be made to go on after its end, to find out whether the end was whole: the decoders of .NET take a file that is cut
/// within its check sum for a good one. With padding after it, a whole stream ignores the padding, a cut one takes it for its check sum and fails.
/// </summary>
/// <param name="source">The file.</param>
/// <param name="first">Bytes that were taken from the file before, and come first.</param>
internal sealed class PaddedStream(Stream source, params byte[] first) : ReadOnlyStream
{
    // Neither the start of another gzip member nor any likely check sum.
    private const byte Filler = 0xA5;
    private const int MostPadding = 1 << 16;
    private int _padding;
    private int _given;

    /// <summary>Whether to go on with padding after the end of the file.</summary>
    public bool Padding { get; set; }

    /// <summary>Whether padding was handed out.</summary>
    public bool Padded => _padding > 0;

    /// <summary>Reads from the file, then padding if it is wanted.</summary>
    public override int Read(Span<byte> buffer)
    {
        if (_given < first.Length && !buffer.IsEmpty)
        {
            buffer[0] = first[_given++];
            return 1;
        }

        int count = source.Read(buffer);
        if (count > 0 || !Padding || _padding >= MostPadding)
        {
            return count;
        }

        buffer.Fill(Filler);
        _padding += buffer.Length;
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
}

namespace Pinpoint.Imaging;

/// <summary>The bytes that an input has left, as a stream.</summary>
/// <param name="input">The input.</param>
internal sealed class DicomInputStream(DicomInput input) : ReadOnlyStream
{
    public override int Read(Span<byte> buffer) => input.ReadSome(buffer);
}

namespace Pinpoint.DicomWeb;

/// <summary>An answer's body whose every read may take so long, and no longer; who sends on may send for as long as it takes.</summary>
/// <param name="body">The body.</param>
/// <param name="silence">Is cancelled when nothing comes.</param>
/// <param name="longest">How long nothing may come.</param>
internal sealed class PatientStream(Stream body, CancellationTokenSource silence, TimeSpan longest) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        silence.CancelAfter(longest);
        return await body.ReadAsync(buffer, cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

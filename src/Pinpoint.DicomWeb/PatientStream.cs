namespace Pinpoint.DicomWeb;

/// <summary>An answer's body whose every read may take so long, and no longer; who sends on may send for as long as it takes.</summary>
/// <param name="body">The body.</param>
/// <param name="silence">Is cancelled when nothing comes.</param>
/// <param name="longest">How long nothing may come.</param>
internal sealed class PatientStream(Stream body, CancellationTokenSource silence, TimeSpan longest) : ReadOnlyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        silence.CancelAfter(longest);
        return await body.ReadAsync(buffer, cancellationToken);
    }

    public override int Read(Span<byte> buffer) => throw new NotSupportedException();
}

namespace Pinpoint.Web.Predictions;

/// <summary>
/// A request's body for readers that block: each read waits for the client until the request is cancelled. It must be read on a thread of its own,
/// for the threads that serve requests are few.
/// </summary>
/// <param name="body">The body.</param>
/// <param name="largest">The most bytes that it may have.</param>
/// <param name="cancellationToken">Ends a read.</param>
internal sealed class BodyStream(Stream body, long largest, CancellationToken cancellationToken) : Stream
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

    /// <summary>The bytes that were read.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The refusal of a body that is too large.</summary>
    public static RequestRefusedException TooLarge(long largest) =>
        new(413, $"the body is larger than {(double)largest / (1 << 20):0.#} MiB, the most that this server takes; compress the scan (.nii.gz) or crop it");

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(new Memory<byte>(buffer, offset, count), cancellationToken).AsTask().GetAwaiter().GetResult();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        try
        {
            read = await body.ReadAsync(buffer, cancellationToken);
        }
        catch (BadHttpRequestException exception)
        {
            throw exception.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? TooLarge(largest)
                : new RequestRefusedException(exception.StatusCode, "the body ended early or came too slowly; send it again")
                {
                    HungUp = exception.StatusCode == StatusCodes.Status400BadRequest,
                };
        }
        catch (IOException exception)
        {
            // The client is gone: nobody waits for an answer.
            throw new OperationCanceledException("The client went away.", exception, cancellationToken);
        }

        BytesRead += read;
        return BytesRead <= largest ? read : throw TooLarge(largest);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

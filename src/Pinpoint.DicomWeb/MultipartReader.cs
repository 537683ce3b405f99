using System.Text;

namespace Pinpoint.DicomWeb;

/// <summary>
/// Reads the parts of a multipart body (RFC 2046) one after the other as they come. What it holds of the body is one block; every length is bounded before
/// memory is taken.
/// </summary>
/// <param name="body">The body.</param>
/// <param name="boundary">What stands between the parts.</param>
internal sealed class MultipartReader(Stream body, string boundary)
{
    private const int BlockLength = 1 << 16;
    private const int LongestHead = 1 << 14;
    private readonly byte[] _delimiter = Encoding.ASCII.GetBytes("\r\n--" + boundary);
    private readonly byte[] _block = new byte[BlockLength];
    private int _start;
    private int _end;
    private bool _begun;
    private bool _ended;

    /// <summary>Goes to the next part, behind its headers.</summary>
    /// <returns>Its media type without parameters, in lower case; empty where it has none. Null where there are no more parts.</returns>
    /// <exception cref="InvalidDataException">The body is no multipart body.</exception>
    /// <exception cref="EndOfStreamException">It ends early.</exception>
    public async Task<string?> NextAsync(CancellationToken cancellationToken)
    {
        if (!_begun)
        {
            _begun = true;

            // The first delimiter may stand at the very beginning, without a line break before it.
            _block[0] = (byte)'\r';
            _block[1] = (byte)'\n';
            _end = 2;
            await CopyAsync(null, LongestHead, cancellationToken);
        }

        if (_ended)
        {
            return null;
        }

        await DemandAsync(2, cancellationToken);
        if (_block.AsSpan(_start, 2).SequenceEqual("--"u8))
        {
            _ended = true;
            return null;
        }

        string head = await HeadAsync(cancellationToken);
        return MediaTypeOf(head);
    }

    /// <summary>Reads the present part to its end.</summary>
    /// <param name="destination">Receives its bytes; null drops them.</param>
    /// <param name="most">How many there may be.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">There are more.</exception>
    /// <exception cref="EndOfStreamException">The body ends before the part does.</exception>
    public async Task CopyAsync(Stream? destination, long most, CancellationToken cancellationToken)
    {
        long copied = 0;
        while (true)
        {
            int at = _block.AsSpan(_start.._end).IndexOf(_delimiter);

            // What may be the beginning of a delimiter stays until the rest of it is there.
            int take = at >= 0 ? at : Math.Max(0, _end - _start - _delimiter.Length + 1);
            copied += take;
            if (copied > most)
            {
                throw new InvalidDataException($"a part is larger than {most} bytes");
            }

            if (destination is not null)
            {
                await destination.WriteAsync(_block.AsMemory(_start, take), cancellationToken);
            }

            _start += take;
            if (at >= 0)
            {
                _start += _delimiter.Length;
                return;
            }

            await FillAsync(cancellationToken);
        }
    }

    // Blanks, a line break, then lines of headers, then an empty line.
    private async Task<string> HeadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadOnlySpan<byte> known = _block.AsSpan(_start.._end);
            int at = known.IndexOf("\r\n\r\n"u8);
            if (at >= 0 && at <= LongestHead)
            {
                string head = Encoding.Latin1.GetString(known[..at]);
                _start += at + 4;
                return head;
            }

            if (known.Length > LongestHead)
            {
                throw new InvalidDataException("the headers of a part do not end");
            }

            await FillAsync(cancellationToken);
        }
    }

    private async Task DemandAsync(int count, CancellationToken cancellationToken)
    {
        while (_end - _start < count)
        {
            await FillAsync(cancellationToken);
        }
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        _block.AsSpan(_start.._end).CopyTo(_block);
        (_start, _end) = (0, _end - _start);
        int read = await body.ReadAsync(_block.AsMemory(_end), cancellationToken);
        _end += read > 0 ? read : throw new EndOfStreamException("The body ends in the middle.");
    }

    private static string MediaTypeOf(string head)
    {
        const string Name = "content-type:";
        foreach (string line in head.Split("\r\n"))
        {
            if (line.StartsWith(Name, StringComparison.OrdinalIgnoreCase))
            {
                return line[Name.Length..].Split(';')[0].Trim().ToLowerInvariant();
            }
        }

        return "";
    }
}

using System.Buffers;
using System.Security.Cryptography;

namespace Pinpoint;

/// <summary>The bytes of files, for hashes over them.</summary>
internal static class FileContent
{
    private const int BlockBytes = 1 << 20;

    /// <summary>Appends all bytes of a file to a hash.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="OperationCanceledException">That was cancelled.</exception>
    public static void AppendTo(IncrementalHash hash, string file, CancellationToken cancellationToken = default)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0);
        byte[] block = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(stream.CanSeek ? stream.Length : BlockBytes, 1, BlockBytes));
        try
        {
            for (int read = stream.Read(block); read > 0; read = stream.Read(block))
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(block, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}

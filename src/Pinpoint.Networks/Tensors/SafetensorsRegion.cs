using Microsoft.Win32.SafeHandles;

namespace Pinpoint.Networks;

/// <summary>Where an open file keeps the values of one tensor.</summary>
/// <param name="Path">The file, for messages.</param>
/// <param name="Name">The tensor, for messages.</param>
/// <param name="Handle">The open file; its owner closes it.</param>
/// <param name="Offset">The first byte.</param>
/// <param name="Length">Bytes in all.</param>
internal sealed record SafetensorsRegion(string Path, string Name, SafeFileHandle Handle, long Offset, int Length)
{
    /// <summary>Reads bytes; several threads may do so at once.</summary>
    /// <exception cref="BadInputException">The file cannot be read, or ends early.</exception>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    public void Read(long first, Span<byte> destination)
    {
        try
        {
            while (!destination.IsEmpty)
            {
                int count = RandomAccess.Read(Handle, destination, Offset + first);
                if (count == 0)
                {
                    throw new BadInputException(Path, $"tensor {Name}", "the file ends inside it; copy the file again");
                }

                first += count;
                destination = destination[count..];
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw SafetensorsFile.Unreadable(Path, exception);
        }
    }
}

using System.Buffers;
using System.IO.Compression;
using Pinpoint.Codecs;

namespace Pinpoint.Imaging;

/// <summary>Reads the voxels of one frame.</summary>
/// <param name="frame">The frame.</param>
/// <param name="format">How its samples stand.</param>
/// <param name="pixels">Where the pixel data are.</param>
/// <param name="fragments">The fragments of the frame, where the data are encapsulated; else none.</param>
internal sealed class FramePixels(DicomFrame frame, SampleFormat format, DicomPixelPlace pixels, DicomFragment[] fragments)
{
    private DicomFile File => frame.File;

    private string Place => File.DataSet.Integer(DicomTags.NumberOfFrames) > 1 ? Invariant($"frame {frame.Index + 1}") : "pixel data";

    /// <summary>Fills in the stored values, in this machine's byte order.</summary>
    /// <exception cref="BadInputException">The data are damaged or end early.</exception>
    public void Read(Span<byte> voxels)
    {
        if (fragments.Length > 0)
        {
            Decode(voxels);
        }
        else
        {
            Copy(pixels.Start + (frame.Index * format.FrameBytes), voxels);
            TurnRound(voxels);
        }

        format.Arrange(voxels);
    }

    // Bytes in a big-endian file stand as words of 16 bits where the element says so (OW).
    private void TurnRound(Span<byte> voxels)
    {
        int width = format.BitsAllocated / 8;
        if (File.Syntax.BigEndian && (width > 1 || voxels.Length % 2 == 0))
        {
            VoxelBytes.Reverse(voxels, Math.Max(2, width));
        }
    }

    private void Decode(Span<byte> voxels)
    {
        FrameDecoder decoder = File.Syntax.Decoder
            ?? throw new BadInputException(File.Source.Name, "transfer syntax", $"{File.Syntax.Name} is not decoded; export the series uncompressed");
        int length = fragments.Sum(fragment => fragment.Length);
        byte[] code = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            int filled = 0;
            foreach (DicomFragment fragment in fragments)
            {
                Copy(fragment.Start, code.AsSpan(filled, fragment.Length));
                filled += fragment.Length;
            }

            decoder(
                code.AsSpan(0, length), new FrameShape(format.Columns, format.Rows, format.BitsAllocated, format.BitsStored, format.Signed), voxels);
        }
        catch (CodecException exception)
        {
            throw new BadInputException(
                File.Source.Name, Place, $"{exception.Message} ({File.Syntax.Name}); copy the file again, or export the series uncompressed", exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(code);
        }
    }

    private void Copy(long start, Span<byte> destination)
    {
        if (File.DeflatedFrom is not { } from)
        {
            File.Source.Read(start, destination);
            return;
        }

        byte[] bytes = File.Source.Use(stream =>
        {
            using var packed = new DicomInput(stream, File.Source.Name);
            packed.Skip(from);
            using var unpacked = new DeflateStream(new DicomInputStream(packed), CompressionMode.Decompress);
            using var input = new DicomInput(unpacked, File.Source.Name);
            input.Skip(start);
            return input.ReadBytes(format.FrameBytes);
        });
        bytes.CopyTo(destination);
    }
}

using System.Buffers.Binary;

namespace Pinpoint.Imaging;

/// <summary>Tells a file's format from its first bytes and lets that format read the header.</summary>
internal static class VolumePlanner
{
    /// <summary>Reads the header of a volume of any format.</summary>
    /// <exception cref="BadInputException">The file is missing, damaged, or of no supported format.</exception>
    public static VolumePlan Plan(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (NiftiPair.HeaderOf(path) is string header)
        {
            // Voxels alone could begin like anything; the header beside them says what they are.
            return Plan(header);
        }

        FileHead head = FileHead.Read(path);
        if (NiftiHeaderParser.Recognises(head.Bytes))
        {
            return NiftiReader.Plan(path, head);
        }

        if (!head.Compressed && head.Bytes.AsSpan().StartsWith("NRRD"u8))
        {
            return NrrdReader.Plan(path);
        }

        if (!head.Compressed && MetaImageReader.Recognises(head.Bytes))
        {
            return MetaImageReader.Plan(path);
        }

        throw new BadInputException(path, "first bytes", Explain(head));
    }

    private static string Explain(FileHead head)
    {
        ReadOnlySpan<byte> bytes = head.Bytes;
        if (bytes.Length >= 132 && bytes[128..132].SequenceEqual("DICM"u8))
        {
            return "this is a DICOM file; convert the series to NIfTI first, for example with dcm2niix";
        }

        if (bytes.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == 0x04034b50)
        {
            return "this is a zip archive; unpack it first";
        }

        string start = Convert.ToHexString(bytes[..Math.Min(8, bytes.Length)]);
        return $"neither NIfTI, MetaImage nor NRRD begins with {start}{(head.Compressed ? " (after gzip)" : "")}; convert the volume to one of these";
    }
}

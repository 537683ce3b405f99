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
        return FamilyOf(head) switch
        {
            VolumeFormat.Nifti1 => NiftiReader.Plan(path, head),
            VolumeFormat.Nrrd => NrrdReader.Plan(path),
            VolumeFormat.MetaImage => MetaImageReader.Plan(path),
            _ => throw new BadInputException(path, "first bytes", Explain(head)),
        };
    }

    /// <summary>Reads the header of a volume that is one stream, which touches no disk: a header whose voxels are in another file is refused.</summary>
    /// <param name="stream">The file's bytes; it is left somewhere behind the header.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="BadInputException">The stream is damaged, of no supported format, or needs a second file.</exception>
    public static VolumePlan Plan(ReplayStream stream, string name)
    {
        FileHead head = FileHead.Read(stream, name);
        stream.Position = 0;
        switch (FamilyOf(head))
        {
            case VolumeFormat.Nifti1:
                NiftiHeader header = NiftiHeaderParser.Parse(name, head.Bytes);
                return header.Detached ? throw NeedsOther(name, "magic") : NiftiReader.Plan(name, head, header);
            case VolumeFormat.Nrrd:
                NrrdFields fields = NrrdFields.Read(stream, name);
                return fields.Find("data file") is null ? WithoutTail(name, NrrdReader.Plan(name, fields)) : throw NeedsOther(name, "data file");
            case VolumeFormat.MetaImage:
                MetaImageFields keys = MetaImageFields.Read(stream, name);
                return keys.Need("ElementDataFile").Equals("LOCAL", StringComparison.OrdinalIgnoreCase)
                    ? WithoutTail(name, MetaImageReader.Plan(name, keys))
                    : throw NeedsOther(name, "ElementDataFile");
            default:
                throw new BadInputException(name, "first bytes", Explain(head));
        }
    }

    // NIfTI of both versions counts as its first.
    private static VolumeFormat? FamilyOf(FileHead head) => head switch
    {
        _ when NiftiHeaderParser.Recognises(head.Bytes) => VolumeFormat.Nifti1,
        { Compressed: true } => null,
        _ when head.Bytes.AsSpan().StartsWith("NRRD"u8) => VolumeFormat.Nrrd,
        _ when MetaImageReader.Recognises(head.Bytes) => VolumeFormat.MetaImage,
        _ => null,
    };

    private static BadInputException NeedsOther(string name, string place) =>
        new(name, place, "the voxels are in another file, which is not here; save the volume as one file: .nii, .nii.gz, .nrrd or .mha");

    // Where a stream ends is known only when it has been read.
    private static VolumePlan WithoutTail(string name, VolumePlan plan) => plan.Data.FromEnd
        ? throw new BadInputException(name, "header size of -1", "the voxels are counted from the file's end; save the volume with its voxels right behind the header")
        : plan;

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

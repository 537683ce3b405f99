using System.Buffers.Binary;
using System.Text;

namespace Pinpoint.Imaging;

/// <summary>Writes DICOM files: Explicit VR Little Endian, sequences and items with their lengths.</summary>
internal static class DicomWriter
{
    // Of this software, made from a UUID as PS3.5, annex B.2 says.
    private const string ImplementationUid = "2.25.291783286815495402284275519942599038889";

    /// <summary>Writes a file with preamble and file meta information.</summary>
    /// <param name="stream">Takes the file.</param>
    /// <param name="data">The data set, which names its class and instance.</param>
    /// <exception cref="ArgumentException">The data set names no class or instance.</exception>
    public static void Write(Stream stream, DicomDataSet data)
    {
        var meta = new DicomDataSet();
        meta.SetBytes(DicomTags.FileMetaInformationVersion, [0, 1]);
        meta.SetText(DicomTags.MediaStorageSopClassUid, data.Text(DicomTags.SopClassUid) ?? throw new ArgumentException("No SOP class.", nameof(data)));
        meta.SetText(DicomTags.MediaStorageSopInstanceUid, data.Text(DicomTags.SopInstanceUid) ?? throw new ArgumentException("No instance.", nameof(data)));
        meta.SetText(DicomTags.TransferSyntaxUid, TransferSyntax.ExplicitLittleEndian.Uid);
        meta.SetText(DicomTags.ImplementationClassUid, ImplementationUid);
        meta.SetText(DicomTags.ImplementationVersionName, "PINPOINT");
        byte[] group = Encode(meta);
        meta.SetNumbers(DicomTags.FileMetaInformationGroupLength, group.Length);
        stream.Write(new byte[128]);
        stream.Write("DICM"u8);
        stream.Write(Encode(meta));
        stream.Write(Encode(data));
    }

    /// <summary>The bytes of a data set, without preamble and file meta information.</summary>
    public static byte[] Encode(DicomDataSet data)
    {
        using var stream = new MemoryStream();
        foreach (DicomElement element in data.Elements)
        {
            WriteElement(stream, element);
        }

        return stream.ToArray();
    }

    private static void WriteElement(MemoryStream stream, DicomElement element)
    {
        ReadOnlySpan<byte> value = element.Representation.Kind == DicomValueKind.Items ? EncodeItems(element.Items) : element.Value.Span;
        WriteTag(stream, element.Tag);
        stream.Write(Encoding.ASCII.GetBytes(element.Representation.Code));
        Span<byte> length = stackalloc byte[6];
        length.Clear();
        if (element.Representation.LongLength)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(length[2..], (uint)value.Length);
            stream.Write(length);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(length, checked((ushort)value.Length));
            stream.Write(length[..2]);
        }

        stream.Write(value);
    }

    private static byte[] EncodeItems(IReadOnlyList<DicomDataSet> items)
    {
        using var stream = new MemoryStream();
        Span<byte> length = stackalloc byte[4];
        foreach (DicomDataSet item in items)
        {
            byte[] bytes = Encode(item);
            WriteTag(stream, DicomTags.Item);
            BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)bytes.Length);
            stream.Write(length);
            stream.Write(bytes);
        }

        return stream.ToArray();
    }

    private static void WriteTag(MemoryStream stream, DicomTag tag)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, tag.Group);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[2..], tag.Element);
        stream.Write(bytes);
    }
}

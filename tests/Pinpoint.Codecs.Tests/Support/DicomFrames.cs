using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Pinpoint.Codecs.Tests.Support;

/// <summary>Just enough DICOM to hand frames to dcmtk and to take them back.</summary>
internal static class DicomFrames
{
    public const string ExplicitLittleEndian = "1.2.840.10008.1.2.1";
    public const string RunLength = "1.2.840.10008.1.2.5";
    public const string JpegBaseline = "1.2.840.10008.1.2.4.50";
    public const string JpegExtended = "1.2.840.10008.1.2.4.51";
    public const string JpegLossless = "1.2.840.10008.1.2.4.57";
    public const string JpegLsLossless = "1.2.840.10008.1.2.4.80";
    public const string JpegLsNearLossless = "1.2.840.10008.1.2.4.81";

    private const string SecondaryCapture = "1.2.840.10008.5.1.4.1.1.7.3";
    private const int PreambleBytes = 128;

    /// <summary>Writes frames of one shape; all but explicit little endian ones as one fragment each.</summary>
    public static void Write(string path, string syntax, FrameShape shape, IReadOnlyList<byte[]> frames)
    {
        var meta = new MemoryStream();
        Put(meta, 0x0002, 0x0001, "OB", [0, 1]);
        Put(meta, 0x0002, 0x0002, "UI", Text(SecondaryCapture, '\0'));
        Put(meta, 0x0002, 0x0003, "UI", Text("1.2.3.4", '\0'));
        Put(meta, 0x0002, 0x0010, "UI", Text(syntax, '\0'));
        Put(meta, 0x0002, 0x0012, "UI", Text("1.2.3", '\0'));
        using FileStream file = File.Create(path);
        file.Write(new byte[PreambleBytes]);
        file.Write("DICM"u8);
        Put(file, 0x0002, 0x0000, "UL", BitConverter.GetBytes((uint)meta.Length));
        meta.WriteTo(file);
        Put(file, 0x0008, 0x0016, "UI", Text(SecondaryCapture, '\0'));
        Put(file, 0x0008, 0x0018, "UI", Text("1.2.3.4", '\0'));
        PutWord(file, 0x0002, 1);
        Put(file, 0x0028, 0x0004, "CS", Text("MONOCHROME2", ' '));
        Put(file, 0x0028, 0x0008, "IS", Text(frames.Count.ToString(CultureInfo.InvariantCulture), ' '));
        PutWord(file, 0x0010, shape.Height);
        PutWord(file, 0x0011, shape.Width);
        PutWord(file, 0x0100, shape.BitsAllocated);
        PutWord(file, 0x0101, shape.BitsStored);
        PutWord(file, 0x0102, shape.BitsStored - 1);
        PutWord(file, 0x0103, shape.Signed ? 1 : 0);
        if (syntax == ExplicitLittleEndian)
        {
            Put(file, 0x7FE0, 0x0010, shape.BitsAllocated > 8 ? "OW" : "OB", Even([.. frames.SelectMany(frame => frame)]));
            return;
        }

        PutHead(file, 0x7FE0, 0x0010, "OB", uint.MaxValue);
        PutItem(file, 0xE000, []);
        foreach (byte[] frame in frames)
        {
            PutItem(file, 0xE000, Even(frame));
        }

        PutItem(file, 0xE0DD, []);
    }

    /// <summary>Reads the frames of a file with explicit lengths and at most one fragment a frame.</summary>
    public static List<byte[]> Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int place = PreambleBytes + 4;
        int count = 1;
        long frameBytes = 1;
        while (true)
        {
            uint tag = ((uint)Word(bytes, place) << 16) | Word(bytes, place + 2);
            string kind = Encoding.ASCII.GetString(bytes, place + 4, 2);
            bool isLong = kind is "OB" or "OW" or "UN" or "SQ" or "UT";
            uint length = isLong ? BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(place + 8)) : Word(bytes, place + 6);
            place += isLong ? 12 : 8;
            if (tag == 0x7FE00010)
            {
                return length == uint.MaxValue
                    ? Fragments(bytes, place)
                    : [.. Enumerable.Range(0, count).Select(frame => bytes.AsSpan(place + (int)(frame * frameBytes), (int)frameBytes).ToArray())];
            }

            if (tag == 0x00280008)
            {
                count = int.Parse(Encoding.ASCII.GetString(bytes, place, (int)length).Trim(), CultureInfo.InvariantCulture);
            }
            else if (tag is 0x00280010 or 0x00280011)
            {
                frameBytes *= Word(bytes, place);
            }
            else if (tag == 0x00280100)
            {
                frameBytes *= Word(bytes, place) / 8;
            }

            place += (int)length;
        }
    }

    /// <summary>The whole number of bytes that a value must have.</summary>
    public static byte[] Even(byte[] bytes) => bytes.Length % 2 == 0 ? bytes : [.. bytes, 0];

    private static List<byte[]> Fragments(byte[] bytes, int place)
    {
        var fragments = new List<byte[]>();
        while (Word(bytes, place + 2) == 0xE000)
        {
            int length = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(place + 4));
            fragments.Add(bytes.AsSpan(place + 8, length).ToArray());
            place += 8 + length;
        }

        // The first item is the offset table.
        return fragments[1..];
    }

    private static ushort Word(byte[] bytes, int place) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(place));

    private static byte[] Text(string text, char padding) => Encoding.ASCII.GetBytes(text.Length % 2 == 0 ? text : text + padding);

    private static void PutWord(Stream file, ushort element, int value) => Put(file, 0x0028, element, "US", BitConverter.GetBytes((ushort)value));

    private static void Put(Stream file, ushort group, ushort element, string kind, byte[] value)
    {
        PutHead(file, group, element, kind, (uint)value.Length);
        file.Write(value);
    }

    private static void PutHead(Stream file, ushort group, ushort element, string kind, uint length)
    {
        file.Write(BitConverter.GetBytes(group));
        file.Write(BitConverter.GetBytes(element));
        file.Write(Encoding.ASCII.GetBytes(kind));
        if (kind is "OB" or "OW")
        {
            file.Write(new byte[2]);
            file.Write(BitConverter.GetBytes(length));
        }
        else
        {
            file.Write(BitConverter.GetBytes((ushort)length));
        }
    }

    private static void PutItem(Stream file, ushort element, byte[] value)
    {
        file.Write(BitConverter.GetBytes((ushort)0xFFFE));
        file.Write(BitConverter.GetBytes(element));
        file.Write(BitConverter.GetBytes(value.Length));
        file.Write(value);
    }
}

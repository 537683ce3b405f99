using System.Buffers.Binary;

namespace Pinpoint.Imaging;

/// <summary>Parses NIfTI-1 and NIfTI-2 headers; offsets are those of nifti1.h and nifti2.h.</summary>
internal static class NiftiHeaderParser
{
    /// <summary>The bytes of a NIfTI-1 header.</summary>
    public const int Length1 = 348;

    /// <summary>The bytes of a NIfTI-2 header.</summary>
    public const int Length2 = 540;

    /// <summary>Whether a file that begins like this is NIfTI: its first number is the header's length, in either byte order.</summary>
    public static bool Recognises(ReadOnlySpan<byte> head) => head.Length >= 4 && LengthOf(head, out _) > 0;

    /// <summary>Parses a header.</summary>
    /// <exception cref="BadInputException">The header is cut short, or its magic is not NIfTI's.</exception>
    public static NiftiHeader Parse(string path, ReadOnlySpan<byte> head)
    {
        int length = LengthOf(head, out bool bigEndian);
        if (head.Length < length)
        {
            throw new BadInputException(
                path, Invariant(
                    $"byte {head.Length}"), Invariant($"the {length} bytes of the NIfTI header end here: the file is truncated; copy or download it again"));
        }

        var fields = new NiftiFields(head, bigEndian);
        return length == Length1 ? Parse1(path, head, fields, bigEndian) : Parse2(path, head, fields, bigEndian);
    }

    private static int LengthOf(ReadOnlySpan<byte> head, out bool bigEndian)
    {
        int little = BinaryPrimitives.ReadInt32LittleEndian(head);
        bigEndian = little is not (Length1 or Length2);
        int length = bigEndian ? BinaryPrimitives.ReverseEndianness(little) : little;
        return length is Length1 or Length2 ? length : 0;
    }

    private static NiftiHeader Parse1(string path, ReadOnlySpan<byte> head, NiftiFields fields, bool bigEndian)
    {
        ReadOnlySpan<byte> magic = head.Slice(344, 4);
        bool detached = magic.SequenceEqual("ni1\0"u8);
        if (!detached && !magic.SequenceEqual("n+1\0"u8))
        {
            throw new BadInputException(
                path, "magic (byte 344)", $"{Convert.ToHexString(magic)} is not NIfTI's (Analyze 7.5 files have none and no orientation); convert the " +
                    "volume to NIfTI");
        }

        long[] dimensions = new long[8];
        for (int axis = 0; axis < dimensions.Length; axis++)
        {
            dimensions[axis] = fields.Int16(40 + (2 * axis));
        }

        return new NiftiHeader
        {
            Version = 1,
            BigEndian = bigEndian,
            Detached = detached,
            Dimensions = dimensions,
            Datatype = fields.Int16(70),
            PixelDimensions = fields.Singles(76, 8),
            VoxelOffset = fields.Single(108),
            Slope = fields.Single(112),
            Intercept = fields.Single(116),
            Units = head[123],
            QFormCode = fields.Int16(252),
            SFormCode = fields.Int16(254),
            Quaternion = fields.Singles(256, 3),
            QOffset = fields.Singles(268, 3),
            SRows = fields.Singles(280, 12),
        };
    }

    private static NiftiHeader Parse2(string path, ReadOnlySpan<byte> head, NiftiFields fields, bool bigEndian)
    {
        ReadOnlySpan<byte> magic = head.Slice(4, 4);
        bool detached = magic.SequenceEqual("ni2\0"u8);
        if (!detached && !magic.SequenceEqual("n+2\0"u8))
        {
            throw new BadInputException(
                path, "magic (byte 4)", $"{Convert.ToHexString(magic)} is not that of NIfTI-2; the header is damaged, convert the volume again");
        }

        ReadOnlySpan<byte> signature = head.Slice(8, 4);
        if (!signature.SequenceEqual("\r\n\u001A\n"u8))
        {
            throw new BadInputException(
                path, "signature (byte 8)", $"{Convert.ToHexString(signature)} should be 0D0A1A0A: a text-mode transfer damaged the file; copy it again in " +
                    "binary mode");
        }

        long[] dimensions = new long[8];
        for (int axis = 0; axis < dimensions.Length; axis++)
        {
            dimensions[axis] = fields.Int64(16 + (8 * axis));
        }

        return new NiftiHeader
        {
            Version = 2,
            BigEndian = bigEndian,
            Detached = detached,
            Dimensions = dimensions,
            Datatype = fields.Int16(12),
            PixelDimensions = fields.Doubles(104, 8),
            VoxelOffset = fields.Int64(168),
            Slope = fields.Double(176),
            Intercept = fields.Double(184),
            Units = fields.Int32(500),
            QFormCode = fields.Int32(344),
            SFormCode = fields.Int32(348),
            Quaternion = fields.Doubles(352, 3),
            QOffset = fields.Doubles(376, 3),
            SRows = fields.Doubles(400, 12),
        };
    }
}

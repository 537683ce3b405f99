using System.Buffers.Binary;

namespace Pinpoint.Codecs;

/// <summary>The segment DNL, which may tell or correct the height after the scan.</summary>
internal static class NumberOfLines
{
    /// <summary>Checks what follows the first scan: a DNL must tell the height that was decoded. The rest of the code is of no concern.</summary>
    public static void Check(ref JpegSegments segments, FrameShape shape)
    {
        if (!segments.IsNext(JpegMarker.NumberOfLines))
        {
            return;
        }

        Check(segments.Next(), shape);
    }

    /// <summary>Checks a DNL: it must tell the height that the file says.</summary>
    public static void Check(JpegSegment segment, FrameShape shape)
    {
        if (segment.Content.Length != 2 || BinaryPrimitives.ReadUInt16BigEndian(segment.Content) != shape.Height)
        {
            throw segment.Wrong($"another number of lines than the {shape.Height} that the file says");
        }
    }
}

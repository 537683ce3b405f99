using System.Buffers.Binary;

namespace Pinpoint.Codecs;

/// <summary>The preset coding parameters (ITU T.87 C.2.4.1.1); zero stands for the default.</summary>
/// <param name="Maximum">The largest sample (MAXVAL).</param>
/// <param name="Threshold1">First threshold of the gradients.</param>
/// <param name="Threshold2">Second threshold.</param>
/// <param name="Threshold3">Third threshold.</param>
/// <param name="Reset">Samples of a context after which its statistics are halved.</param>
internal readonly record struct JpegLsParameters(int Maximum, int Threshold1, int Threshold2, int Threshold3, int Reset)
{
    private const byte PresetParameters = 1;
    private const byte MappingTable = 2;
    private const byte MappingTableGoesOn = 3;
    private const byte Oversize = 4;
    private const int DefaultReset = 64;

    /// <summary>Reads the segment LSE.</summary>
    /// <exception cref="CodecException">It is damaged or defines what is not decoded.</exception>
    public static JpegLsParameters Read(JpegSegment segment)
    {
        ReadOnlySpan<byte> content = segment.Content;
        byte kind = content.IsEmpty ? (byte)0 : content[0];
        if (kind is MappingTable or MappingTableGoesOn)
        {
            throw segment.Wrong($"JPEG-LS mapping tables (palettes) are not decoded");
        }

        if (kind is Oversize)
        {
            throw segment.Wrong($"JPEG-LS pictures of more than 65535 rows or columns are not decoded");
        }

        if (kind is not PresetParameters || content.Length != 11)
        {
            throw segment.Wrong($"a JPEG-LS preset segment of kind {kind} with {content.Length} bytes");
        }

        return new JpegLsParameters(Word(content, 0), Word(content, 1), Word(content, 2), Word(content, 3), Word(content, 4));

        static int Word(ReadOnlySpan<byte> content, int index) => BinaryPrimitives.ReadUInt16BigEndian(content[(1 + (2 * index))..]);
    }

    /// <summary>Puts the defaults where nothing is set and checks the rest (T.87 tables C.1 to C.3).</summary>
    /// <param name="precision">Bits of a sample, as the frame header says.</param>
    /// <param name="near">The largest error of near-lossless coding.</param>
    /// <param name="scan">The scan they are for, for the message.</param>
    public JpegLsParameters Complete(int precision, int near, JpegSegment scan)
    {
        int limit = (1 << precision) - 1;
        int maximum = Maximum == 0 ? limit : Maximum;
        if (near > Math.Min(255, maximum / 2))
        {
            throw scan.Wrong($"a bound of {near}, where samples go up to {maximum}");
        }

        JpegLsParameters standard = Default(maximum, near);
        int first = Threshold1 == 0 ? standard.Threshold1 : Threshold1;
        int second = Threshold2 == 0 ? standard.Threshold2 : Threshold2;
        int third = Threshold3 == 0 ? standard.Threshold3 : Threshold3;
        int reset = Reset == 0 ? DefaultReset : Reset;
        if (maximum > limit || first <= near || second < first || third < second || third > maximum || reset < 3 || reset > Math.Max(255, maximum))
        {
            throw scan.Wrong($"JPEG-LS presets {maximum}, {first}, {second}, {third}, {reset} that do not fit samples of {precision} bits");
        }

        return new JpegLsParameters(maximum, first, second, third, reset);
    }

    /// <summary>The defaults of T.87 C.2.4.1.1.1.</summary>
    public static JpegLsParameters Default(int maximum, int near)
    {
        int first;
        int second;
        int third;
        if (maximum >= 128)
        {
            int factor = (Math.Min(maximum, 4095) + 128) / 256;
            first = Clamp((factor * 1) + 2 + (3 * near), near + 1);
            second = Clamp((factor * 4) + 3 + (5 * near), first);
            third = Clamp((factor * 17) + 4 + (7 * near), second);
        }
        else
        {
            int factor = 256 / (maximum + 1);
            first = Clamp(Math.Max(2, (3 / factor) + (3 * near)), near + 1);
            second = Clamp(Math.Max(3, (7 / factor) + (5 * near)), first);
            third = Clamp(Math.Max(4, (21 / factor) + (7 * near)), second);
        }

        return new JpegLsParameters(maximum, first, second, third, DefaultReset);

        // Too large a threshold falls to the least one, not to the largest sample.
        int Clamp(int threshold, int least) => threshold > maximum || threshold < least ? least : threshold;
    }
}

namespace Pinpoint.Imaging;

/// <summary>Checks that files can hold the pictures that their headers promise, before memory is taken or work is done for them.</summary>
internal static class PixelRoom
{
    // Deflate cannot shrink data more than 1032 times; what a stream's own header takes is in the slack.
    private const long GreatestRatio = 1032;
    private const long Slack = 4096;

    // No code of a real series comes near: a slice that is blank altogether takes 2,000 times its code, and a header that lies may say anything.
    private const long GreatestCodeRatio = 4096;
    private const long FreeVoxelBytes = 64L << 20;

    // 8192 x 8192: mammograms have half of it, and decoders work for seconds on more.
    private const long MostCodedPixels = 1L << 26;

    /// <summary>The most bytes that a compressed stream of some bytes can unpack to.</summary>
    public static long Unpacked(long packed) => (packed * GreatestRatio) + Slack;

    /// <summary>Checks the files of a stack.</summary>
    /// <exception cref="BadInputException">A file, or the code of all together, cannot hold what is promised.</exception>
    public static void Check(DicomStack stack, string name)
    {
        SampleFormat format = stack.Format;
        long code = 0;
        long coded = 0;
        foreach (DicomFile file in stack.Files)
        {
            int frames = file.DataSet.Integer(DicomTags.NumberOfFrames) ?? 1;
            if (file.Pixels!.Fragments.Count > 0 || file.Syntax.Encapsulated)
            {
                code += file.Pixels.Length;
                coded += format.FrameBytes * frames;
                continue;
            }

            long whole = file.DeflatedFrom is null ? file.Source.Length : Unpacked(file.Source.Length);
            long room = Math.Clamp(whole - file.Pixels.Start, 0, file.Pixels.Length);
            if (room < format.FrameBytes * frames)
            {
                throw new BadInputException(
                    file.Source.Name,
                    "pixel data",
                    Invariant($"{room} bytes cannot hold {Picture(format)}; ") +
                        "the file is truncated or its header damaged, copy or export it again");
            }
        }

        if (coded > 0 && (long)format.Columns * format.Rows > MostCodedPixels)
        {
            throw new BadInputException(
                name, "pixel data", Invariant($"{Picture(format)} in one coded frame are more than are decoded; export the series uncompressed"));
        }

        if (coded > FreeVoxelBytes + (GreatestCodeRatio * code))
        {
            throw new BadInputException(
                name,
                "pixel data",
                Invariant($"{code} bytes of code cannot hold {coded} bytes of pixels; the headers are damaged, copy or export the series again"));
        }
    }

    private static string Picture(SampleFormat format) => Invariant($"{format.Columns} x {format.Rows} pixels of {format.BitsAllocated} bits");
}

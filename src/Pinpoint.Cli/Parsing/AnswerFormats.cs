using Pinpoint.Imaging;

namespace Pinpoint.Cli.Parsing;

/// <summary>The file formats in which <c>predict</c> answers: the landmark formats that are written.</summary>
internal static class AnswerFormats
{
    /// <summary>The words that may be given.</summary>
    public static string Known => LandmarkFormats.Standard.WrittenWords;

    /// <summary>The word that stands for none given.</summary>
    public static string Default => LandmarkFormats.Standard.Written[0].Writer!.Word;

    /// <summary>The formats asked for, without dots; none asked for is Slicer's.</summary>
    /// <exception cref="UsageException">A format is unknown.</exception>
    public static IReadOnlyList<string> Parse(string[]? formats)
    {
        if (formats is not { Length: > 0 })
        {
            return [Default];
        }

        return [.. formats.Select(Word).Distinct(StringComparer.Ordinal)];
    }

    private static string Word(string format) => LandmarkFormats.Standard.FindWritten(format)?.Writer!.Word
        ?? throw new UsageException($"--format: there is no landmark format '{format.TrimStart('.')}' that is written; choose among {Known}");
}

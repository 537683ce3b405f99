using System.Text.Json;

namespace Pinpoint.Imaging;

/// <summary>What a landmark file holds, read once for all that look at it.</summary>
public sealed class LandmarkFileContent
{
    private static readonly char[] Blanks = [' ', '\t'];

    private LandmarkFileContent(InputText source, bool isVolume, DicomDataSet? report)
    {
        Source = source;
        IsVolume = isVolume;
        Report = report;
        Json = source.Text.AsSpan().TrimStart() is ['{' or '[', ..] ? InputJson.Parse(source) : null;
        (Comments, FirstLine) = Json is null ? Head(source.Text) : ([], "");
        FirstFields = [.. FirstLine.Split(CsvHeader.SeparatorOf(FirstLine)).Select(field => field.Trim().Trim('"'))];
        FirstWords = FirstLine.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The path as the user gave it, for messages.</summary>
    public string Path => Source.Path;

    /// <summary>Whether the file is a volume, which may be a label map; its text is then empty.</summary>
    public bool IsVolume { get; }

    /// <summary>The whole text, without a byte order mark.</summary>
    public string Text => Source.Text;

    /// <summary>The text's root where it is JSON, else null.</summary>
    public JsonElement? Json { get; }

    /// <summary>The comments before the first line, without their <c>#</c>; none in JSON.</summary>
    public IReadOnlyList<string> Comments { get; }

    /// <summary>The first line that is neither blank nor a comment, without the blanks around it; empty in JSON.</summary>
    public string FirstLine { get; }

    /// <summary>The fields of the first line between tabs, semicolons or commas, without blanks and quotes around them.</summary>
    public IReadOnlyList<string> FirstFields { get; }

    /// <summary>The words of the first line between blanks.</summary>
    public IReadOnlyList<string> FirstWords { get; }

    /// <summary>The data set of a DICOM structured report, whose text is then empty; null for other files.</summary>
    internal DicomDataSet? Report { get; }

    /// <summary>The text with its path.</summary>
    internal InputText Source { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="BadInputException">It cannot be read, is too large, empty or no text, or begins like JSON and is none.</exception>
    public static LandmarkFileContent Read(string path) =>
        ReportOf(path) is { } report ? new LandmarkFileContent(new InputText(path, ""), isVolume: false, report)
        : IsVolumeFile(path) ? new LandmarkFileContent(new InputText(path, ""), isVolume: true, report: null)
        : ReadText(path);

    /// <summary>Reads a file that is known to be no volume.</summary>
    /// <exception cref="BadInputException">As <see cref="Read"/>.</exception>
    internal static LandmarkFileContent ReadText(string path) => new(InputText.Read(path), isVolume: false, report: null);

    /// <summary>Whether the first line has a field of that name, regardless of case.</summary>
    public bool HasColumn(string name) => FirstFields.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the file's name ends so, regardless of case.</summary>
    public bool NameEndsWith(string ending) => Path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static DicomDataSet? ReportOf(string path)
    {
        // A pipe can be read only once, and not here.
        if (InputFile.LengthOf(path) is not (> 0 and <= InputText.MaximumBytes) || !DicomSources.IsDicom(path))
        {
            return null;
        }

        DicomDataSet data = DicomParser.Parse(new DicomDiskFile(path)).DataSet;
        return data.Text(DicomTags.Modality) == "SR" && data.Find(DicomTags.ContentSequence) is not null ? data : null;
    }

    private static bool IsVolumeFile(string path)
    {
        if (!VolumeFile.HasVolumeName(path))
        {
            return false;
        }

        try
        {
            VolumeFile.ReadHeader(path);
            return true;
        }
        catch (BadInputException) when (IsText(path))
        {
            // A landmark file under a volume's name; a volume that is damaged says itself what is wrong.
            return false;
        }
    }

    private static bool IsText(string path)
    {
        try
        {
            InputText.Read(path);
            return true;
        }
        catch (BadInputException)
        {
            return false;
        }
    }

    private static (IReadOnlyList<string> Comments, string FirstLine) Head(string text)
    {
        var comments = new List<string>();
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> content = line.Trim();
            if (content is ['#', ..])
            {
                comments.Add(content[1..].Trim().ToString());
            }
            else if (content.Length > 0)
            {
                return (comments, content.ToString());
            }
        }

        return (comments, "");
    }
}

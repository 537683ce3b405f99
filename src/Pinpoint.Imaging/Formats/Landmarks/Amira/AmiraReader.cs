using System.Globalization;
using System.Text.RegularExpressions;

namespace Pinpoint.Imaging;

/// <summary>
/// Reads landmark sets of Amira and Avizo as text: <c>define Markers n</c>, <c>Markers { float[3] Coordinates } @1</c>, and n rows of x y z below
/// the line <c>@1</c>. The format knows no names and no frame; of several sets the first is taken.
/// </summary>
internal static partial class AmiraReader
{
    /// <summary>How the first comment begins.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["AmiraMesh", "Avizo", "HyperMesh"];

    /// <summary>The landmarks of the file.</summary>
    /// <exception cref="BadInputException">It is binary, no landmark set, cut short, or a row is wrong.</exception>
    public static LandmarkSet Read(LandmarkFileContent content, string? namesFile)
    {
        if (content.Comments is [var kind, ..] && kind.Contains("BINARY", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadInputException(content.Path, "line 1", "is a binary file of Amira; save the landmark set as LandmarkAscii");
        }

        var builder = new LandmarkSetBuilder(content.Path);
        Match defined = Defined().Match(content.Text);
        Match data = Data().Match(content.Text);
        if (!defined.Success
            || !data.Success
            || !int.TryParse(defined.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            throw new BadInputException(
                content.Path,
                null,
                "is of Amira, but no landmark set: 'define Markers' and 'Markers { float[3] Coordinates }' are missing; save the landmarks as LandmarkAscii");
        }

        if (Data().Count(content.Text) > 1)
        {
            builder.Warn("Markers", "the file holds several sets of points; those of the first were taken");
        }

        string[] comments = [.. content.Text.Split('\n').Select(line => line.Trim()).Where(line => line is ['#', ..]).Select(line => line[1..].Trim())];
        if (!comments.Contains(UnnamedFrame.Comment, StringComparer.OrdinalIgnoreCase))
        {
            UnnamedFrame.Warn(builder);
        }

        string section = "@" + data.Groups["section"].Value;
        (int Line, string[] Fields)[] rows = [.. PointRows.Lines(content.Source)
            .SkipWhile(row => row.Fields is not [var only] || only != section).Skip(1)
            .TakeWhile(row => row.Fields[0][0] != '@').Where(row => row.Fields[0][0] != '#')];
        if (rows.Length != count)
        {
            throw new BadInputException(content.Path, section, Invariant($"holds {rows.Length} points where {count} are announced; was the file cut short?"));
        }

        IReadOnlyList<string> names = LandmarkComments.Names(comments, count, content.Path, namesFile, builder);
        for (int i = 0; i < count; i++)
        {
            builder.Add(
                Landmark.At(names[i], CoordinateFrames.ToWorld(CoordinateFrame.Lps, PointRows.Parse(content.Path, rows[i].Line, rows[i].Fields))),
                Invariant($"line {rows[i].Line}"));
        }

        foreach (string name in comments.Select(LandmarkComments.ReadMissing).OfType<string>())
        {
            builder.Add(Landmark.Missing(name), "comments");
        }

        return builder.Build();
    }

    [GeneratedRegex(
        @"^[ \t]*define[ \t]+Markers[ \t]+(?<count>[0-9]{1,9})[ \t\r]*$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Defined();

    [GeneratedRegex(
        @"^[ \t]*Markers\s*\{\s*(float|double)\[3\]\s+Coordinates[0-9]*\s*\}(?>\s*)(?>=?)(?>\s*)@(?<section>[0-9]{1,9})",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Data();
}

using System.Text;

namespace Pinpoint.Imaging;

/// <summary>
/// Reads MNI tag points as VTK's vtkMNITagPointReader does: the first line, <c>Volumes = 1;</c> (or 2, of which the first counts), comments after
/// <c>%</c> or <c>#</c>, then <c>Points =</c> with a point a line up to a semicolon: x y z, then weight, structure and patient where they are known, then
/// a quoted text. MINC's world is RAS.
/// </summary>
internal static class MniTagReader
{
    /// <summary>How the file begins.</summary>
    public const string FirstLine = "MNI Tag Point File";

    private const int Coordinates = 3;
    private const int Tags = 3;

    /// <summary>The landmarks of the first volume.</summary>
    /// <exception cref="BadInputException">The head or a point is not in its form, or the file was cut short.</exception>
    public static LandmarkSet Read(InputText source, string? namesFile)
    {
        var builder = new LandmarkSetBuilder(source.Path);
        var points = new List<(int Line, WorldPoint Position, string Text)>();
        var missing = new List<(int Line, string Name)>();
        int volumes = 0;
        bool inPoints = false;
        bool ended = false;
        int line = 0;
        foreach (string text in source.Text.Split('\n').Select(text => text.Trim()))
        {
            line++;
            string rest = text;
            if (line == 1 || text.Length == 0 || ended)
            {
                continue;
            }

            if (text[0] is '%' or '#')
            {
                if (LandmarkComments.ReadMissing(text[1..].Trim()) is { } name)
                {
                    missing.Add((line, name));
                }

                continue;
            }

            if (!inPoints)
            {
                (string key, string value) = Statement(source.Path, line, text);
                if (key.Equals("Volumes", StringComparison.OrdinalIgnoreCase))
                {
                    volumes = value.TrimEnd(';').Trim() switch
                    {
                        "1" => 1,
                        "2" => 2,
                        _ => throw new BadInputException(source.Path, Invariant($"line {line}"), "'Volumes' must be 1 or 2, followed by a semicolon"),
                    };
                    continue;
                }

                inPoints = key.Equals("Points", StringComparison.OrdinalIgnoreCase) && volumes > 0
                    ? true
                    : throw new BadInputException(
                        source.Path, Invariant($"line {line}"), "is neither 'Volumes = 1;' nor, after it, 'Points ='; was the file cut?");
                rest = value;
            }

            (List<double> numbers, string label, ended) = Point(source.Path, line, rest);
            if (numbers.Count == 0 && label.Length == 0)
            {
                continue;
            }

            int coordinates = Coordinates * volumes;
            if (numbers.Count != coordinates && numbers.Count != coordinates + Tags)
            {
                throw new BadInputException(
                    source.Path,
                    Invariant($"line {line}"),
                    Invariant($"holds {numbers.Count} numbers where a point takes {coordinates}, or {coordinates + Tags} with weight, structure and patient"));
            }

            points.Add((line, CoordinateFrames.ToWorld(CoordinateFrame.Ras, (numbers[0], numbers[1], numbers[2])), label));
        }

        if (!ended)
        {
            throw new BadInputException(source.Path, Invariant($"line {line}"), "ends without the semicolon behind the last point; was the file cut short?");
        }

        if (volumes == 2)
        {
            builder.Warn("Volumes", "the file holds pairs of points of two volumes; those of the first were taken");
        }

        IReadOnlyList<string> names = points.Count == 0 || points.TrueForAll(point => point.Text.Length > 0)
            ? [.. points.Select(point => point.Text)]
            : PointRows.Names(source.Path, points.Count, namesFile, builder);
        for (int i = 0; i < points.Count; i++)
        {
            builder.Add(Landmark.At(names[i], points[i].Position), Invariant($"line {points[i].Line} ('{Excerpt.Of(names[i])}')"));
        }

        foreach ((int at, string name) in missing)
        {
            builder.Add(Landmark.Missing(name), Invariant($"line {at}"));
        }

        return builder.Build();
    }

    private static (string Key, string Value) Statement(string file, int line, string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? (text[..equals].Trim(), text[(equals + 1)..].Trim())
            : throw new BadInputException(file, Invariant($"line {line}"), "holds no 'key = value;', as the head of a tag file does; correct it");
    }

    private static (List<double> Numbers, string Label, bool Ended) Point(string file, int line, string text)
    {
        var numbers = new List<double>();
        string label = "";
        for (int i = 0; i < text.Length;)
        {
            if (text[i] == ';')
            {
                return (numbers, label, true);
            }

            if (text[i] == '"')
            {
                (label, i) = Quoted(file, line, text, i + 1);
            }
            else if (char.IsWhiteSpace(text[i]))
            {
                i++;
            }
            else
            {
                int end = i;
                while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not (';' or '"'))
                {
                    end++;
                }

                numbers.Add(InputNumber.Parse(text[i..end], file, Invariant($"line {line}"), "a number of the point"));
                i = end;
            }
        }

        return (numbers, label, false);
    }

    private static (string Text, int After) Quoted(string file, int line, string text, int start)
    {
        var label = new StringBuilder();
        for (int i = start; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                return (label.ToString(), i + 1);
            }

            i += text[i] == '\\' && i + 1 < text.Length ? 1 : 0;
            label.Append(text[i]);
        }

        throw new BadInputException(file, Invariant($"line {line}"), "a quoted text does not end; close it with a quote");
    }
}

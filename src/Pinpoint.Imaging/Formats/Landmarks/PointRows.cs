namespace Pinpoint.Imaging;

/// <summary>Rows of three numbers between blanks.</summary>
internal static class PointRows
{
    private static readonly char[] Blanks = [' ', '\t', '\r'];

    /// <summary>The lines that hold anything, with their numbers from 1.</summary>
    public static IEnumerable<(int Line, string[] Fields)> Lines(InputText source)
    {
        int line = 0;
        foreach (string text in source.Text.Split('\n'))
        {
            line++;
            string[] fields = text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length > 0)
            {
                yield return (line, fields);
            }
        }
    }

    /// <summary>The three numbers of a row.</summary>
    /// <exception cref="BadInputException">There are not three, or one is no finite number.</exception>
    public static (double X, double Y, double Z) Parse(string file, int line, string[] fields)
    {
        string place = Invariant($"line {line}");
        return fields.Length == 3
            ? (InputNumber.Parse(fields[0], file, place, "x"), InputNumber.Parse(fields[1], file, place, "y"), InputNumber.Parse(fields[2], file, place, "z"))
            : throw new BadInputException(file, place, Invariant($"holds {fields.Length} fields where a point takes x, y and z; was the file cut short?"));
    }

    /// <summary>The names of a list's points: from the given file, from the one beside the list, or numbers from 1 with a warning.</summary>
    /// <exception cref="BadInputException">The file of names holds another number of names than there are points.</exception>
    public static IReadOnlyList<string> Names(string file, int points, string? namesFile, LandmarkSetBuilder builder)
    {
        string beside = Path.Combine(Path.GetDirectoryName(file) ?? "", LandmarkNamesFile.UsualName);
        string? found = namesFile ?? (File.Exists(beside) ? beside : null);
        if (found is null)
        {
            builder.Warn("names", $"no file of names was given and no {LandmarkNamesFile.UsualName} stands beside it, so the landmarks are numbered from 1");
            return [.. Enumerable.Range(1, points).Select(number => InputNumber.Format(number))];
        }

        IReadOnlyList<string> names = LandmarkNamesFile.Read(found);
        return names.Count == points
            ? names
            : throw new BadInputException(
                file, null, Invariant($"holds {points} points, but {found} holds {names.Count} names; give the names that belong to it"));
    }
}

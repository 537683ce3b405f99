namespace Pinpoint.Imaging;

/// <summary>The <c>field: value</c> lines of an NRRD header, field names in lower case without blanks.</summary>
internal sealed class NrrdFields
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly string _path;

    private NrrdFields(string path) => _path = path;

    /// <summary>Where attached voxels begin, in bytes.</summary>
    public long End { get; private set; }

    /// <summary>The names after <c>data file: LIST</c>.</summary>
    public IReadOnlyList<string> List { get; private set; } = [];

    /// <summary>Reads the magic and all fields, up to a blank line, a list of files, or the end of a detached header.</summary>
    /// <exception cref="BadInputException">The version is unknown, a line is no field, or a field is given twice.</exception>
    public static NrrdFields Read(string path)
    {
        using FileStream file = VolumeStream.Open(path, 4096);
        return Read(file, path);
    }

    /// <summary>As <see cref="Read(string)"/>, from a file that stands at its start.</summary>
    /// <exception cref="BadInputException">The version is unknown, a line is no field, or a field is given twice.</exception>
    public static NrrdFields Read(Stream file, string path)
    {
        var reader = new TextHeaderReader(file, path);
        string magic = reader.ReadLine()?.TrimEnd() ?? "";
        if (magic.Length != 8 || !magic.StartsWith("NRRD000", StringComparison.Ordinal) || magic[7] is < '1' or > '6')
        {
            throw new BadInputException(path, "line 1", $"'{Excerpt.Of(magic)}' is none of NRRD0001 to NRRD0006; convert the volume to one of these");
        }

        var fields = new NrrdFields(path);
        while (reader.ReadLine() is string line && line.Length > 0)
        {
            if (line[0] == '#')
            {
                continue;
            }

            fields.Add(line, reader.LineNumber);
            if (fields.Find("data file") is string data && data.StartsWith("LIST", StringComparison.Ordinal))
            {
                fields.List = Names(reader);
                break;
            }
        }

        fields.End = reader.Position;
        return fields;
    }

    /// <summary>The value of a field, or null.</summary>
    public string? Find(string field) => _values.GetValueOrDefault(Plain(field));

    /// <summary>The value of a required field.</summary>
    /// <exception cref="BadInputException">It is missing.</exception>
    public string Need(string field) => Find(field) ?? throw new BadInputException(_path, field, "this field is missing; add it to the header");

    private static List<string> Names(TextHeaderReader reader)
    {
        var names = new List<string>();
        while (reader.ReadLine() is string line && !string.IsNullOrWhiteSpace(line))
        {
            names.Add(line.Trim());
        }

        return names;
    }

    private static string Plain(string field) => field.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    private void Add(string line, int number)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1)
        {
            throw new BadInputException(_path, Invariant($"line {number}"), $"'{Excerpt.Of(line)}' is not of the form 'field: value'; correct the header");
        }

        if (colon + 1 < line.Length && line[colon + 1] == '=')
        {
            // "key:=value" pairs are free annotations.
            return;
        }

        string field = Plain(line[..colon]);
        if (!_values.TryAdd(field, line[(colon + 1)..].Trim()))
        {
            throw new BadInputException(_path, Invariant($"line {number}"), $"the field '{Excerpt.Of(field)}' is given twice; keep one of them");
        }
    }
}

namespace Pinpoint.Imaging;

/// <summary>The <c>Key = value</c> lines of a MetaImage header; of a key given twice the last counts, as in MetaIO.</summary>
internal sealed class MetaImageFields
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _path;

    private MetaImageFields(string path) => _path = path;

    /// <summary>Where the voxels of a LOCAL file begin, in bytes.</summary>
    public long End { get; private set; }

    /// <summary>The names after <c>ElementDataFile = LIST</c>.</summary>
    public IReadOnlyList<string> List { get; private set; } = [];

    /// <summary>Reads the lines up to and including <c>ElementDataFile</c>, and the names of a list.</summary>
    /// <exception cref="BadInputException">A line is no field, or the header does not end.</exception>
    public static MetaImageFields Read(string path)
    {
        using FileStream file = VolumeStream.Open(path, 4096);
        return Read(file, path);
    }

    /// <summary>As <see cref="Read(string)"/>, from a file that stands at its start.</summary>
    /// <exception cref="BadInputException">A line is no field, or the header does not end.</exception>
    public static MetaImageFields Read(Stream file, string path)
    {
        var reader = new TextHeaderReader(file, path);
        var fields = new MetaImageFields(path);
        while (reader.ReadLine() is string line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            int equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                throw new BadInputException(
                    path, Invariant($"line {reader.LineNumber}"), $"'{Excerpt.Of(line)}' is not of the form 'Key = value'; correct the header");
            }

            string key = line[..equals].Trim();
            string value = line[(equals + 1)..].Trim();
            fields._values[key] = value;
            if (string.Equals(key, "ElementDataFile", StringComparison.OrdinalIgnoreCase))
            {
                fields.End = reader.Position;
                fields.List = value.StartsWith("LIST", StringComparison.Ordinal) ? Names(reader) : [];
                return fields;
            }
        }

        throw new BadInputException(
            path, "ElementDataFile", "this field, the last of every MetaImage header, is missing: the file is truncated; copy it again");
    }

    /// <summary>The value of the first of <paramref name="keys"/> that is there, or null.</summary>
    public string? Find(params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            if (_values.TryGetValue(key, out string? value))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The value of a required key.</summary>
    /// <exception cref="BadInputException">It is missing.</exception>
    public string Need(string key) => Find(key) ?? throw new BadInputException(_path, key, "this field is missing; add it to the header");

    /// <summary>Whether a yes-or-no field says yes; MetaIO looks at its first letter.</summary>
    public bool IsTrue(params ReadOnlySpan<string> keys) => Find(keys) is [('T' or 't' or '1'), ..];

    private static List<string> Names(TextHeaderReader reader)
    {
        var names = new List<string>();
        while (reader.ReadLine() is string line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                names.Add(line.Trim());
            }
        }

        return names;
    }
}

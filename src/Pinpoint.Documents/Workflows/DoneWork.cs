using System.Text.Json;

namespace Pinpoint.Workflows;

/// <summary>
/// What a run of many pieces has done in its folder, so that the same run goes on where it was killed. A piece counts as done only if the same work was done
/// on the same input, and its files are still what was written: all told by content.
/// </summary>
internal sealed class DoneWork
{
    /// <summary>The file that remembers, a JSON object a line; it goes away with a run that ends well.</summary>
    public const string FileName = ".pinpoint-done.jsonl";

    // Some 300 bytes a piece: this holds a million.
    private const int LargestBytes = 1 << 29;

    private readonly string _folder;
    private readonly string _work;
    private readonly Dictionary<string, (string Input, string? Content)> _known = new(StringComparer.Ordinal);

    private DoneWork(string folder, string work)
    {
        _folder = folder;
        _work = work;
    }

    private string Journal => Path.Combine(_folder, FileName);

    /// <summary>Reads what an earlier run of the same work has done.</summary>
    /// <param name="folder">The folder that the work writes to.</param>
    /// <param name="work">What is done, in words or numbers that differ wherever an answer could.</param>
    public static DoneWork In(string folder, params IEnumerable<string> work)
    {
        var done = new DoneWork(folder, FileHash.OfText(string.Join('\n', work)));
        try
        {
            foreach (string line in File.Exists(done.Journal) ? (InputFile.ReadText(done.Journal, LargestBytes) ?? "").Split('\n') : [])
            {
                done.Learn(line);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What cannot be read helps nobody on; the work is done anew.
        }

        return done;
    }

    /// <summary>How far this work is with the files of an input.</summary>
    public DoneState StateOf(string? input, IReadOnlyList<string> files)
    {
        DoneState state = input is null ? DoneState.Foreign : files.Count > 0 ? DoneState.Done : DoneState.Open;
        foreach (string file in input is null ? [] : files)
        {
            if (!File.Exists(file))
            {
                state = DoneState.Open;
            }
            else if (!_known.TryGetValue(NameOf(file), out var known) || known.Input != input)
            {
                return DoneState.Foreign;
            }
            else if (known.Content is null)
            {
                state = DoneState.Open;
            }
            else if (FileHash.OfFileOrFolder(file) != known.Content)
            {
                return DoneState.Foreign;
            }
        }

        return state;
    }

    /// <summary>Remembers which files are about to be written.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public void Begin(string? input, IReadOnlyList<string> files) => Write(input, files, _ => null);

    /// <summary>Remembers what was written.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public void Add(string? input, IReadOnlyList<string> files) => Write(input, files, file => FileHash.Of(file));

    /// <summary>Forgets: the run has ended well, or begins anew.</summary>
    public void Forget()
    {
        try
        {
            File.Delete(Journal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is only a help.
        }
    }

    private void Write(string? input, IReadOnlyList<string> files, Func<string, string?> contentOf)
    {
        if (input is null || files.Count == 0)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(_folder);
            using var stream = new FileStream(Journal, FileMode.Append, FileAccess.Write, FileShare.Read);
            foreach (string file in files)
            {
                using var text = new MemoryStream();
                using (var json = new Utf8JsonWriter(text))
                {
                    json.WriteStartObject();
                    json.WriteString("file", NameOf(file));
                    json.WriteString("input", input);
                    json.WriteString("content", contentOf(file));
                    json.WriteString("work", _work);
                    json.WriteEndObject();
                }

                text.WriteByte((byte)'\n');
                stream.Write(text.ToArray());
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ResourceException($"{Journal}: cannot be written; free some space or choose another folder", exception);
        }
    }

    // The folder may be moved, or named from elsewhere, between two runs.
    private string NameOf(string file) => Path.GetRelativePath(_folder, file);

    // The last line of a run that was killed may be cut short, and is then of no piece that was done.
    private void Learn(string line)
    {
        try
        {
            using var entry = JsonDocument.Parse(line);
            if (Text("work") == _work && Text("file") is { } file && Text("input") is { } input)
            {
                _known[file] = (input, Text("content"));
            }

            string? Text(string key) => entry.RootElement.ValueKind == JsonValueKind.Object
                && entry.RootElement.TryGetProperty(key, out JsonElement value)
                && value.ValueKind == JsonValueKind.String
                    ? value.GetString()
                    : null;
        }
        catch (JsonException)
        {
            // See above.
        }
    }
}

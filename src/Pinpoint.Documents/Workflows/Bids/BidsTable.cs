using System.Text;

namespace Pinpoint.Workflows;

/// <summary>Tables as BIDS has them: a <c>.tsv</c> with a heading, and a <c>.json</c> beside it that says what its columns mean.</summary>
internal static class BidsTable
{
    private const string None = "n/a";

    /// <summary>Writes both, each whole or not at all.</summary>
    /// <param name="file">The <c>.tsv</c>.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">What the rows are about.</param>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write<T>(string file, IReadOnlyList<BidsColumn<T>> columns, IEnumerable<T> rows)
    {
        var text = new StringBuilder();
        text.AppendJoin('\t', columns.Select(column => column.Name)).Append('\n');
        foreach (T row in rows)
        {
            text.AppendJoin('\t', columns.Select(column => Cell(column.Value(row)))).Append('\n');
        }

        BidsDerivative.WriteJson(Path.ChangeExtension(file, ".json"), json =>
        {
            foreach (BidsColumn<T> column in columns)
            {
                json.WriteStartObject(column.Name);
                json.WriteString("Description", column.Description);
                if (column.Units is { } units)
                {
                    json.WriteString("Units", units);
                }

                if (column.Levels.Count > 0)
                {
                    json.WriteStartObject("Levels");
                    foreach ((string word, string meaning) in column.Levels)
                    {
                        json.WriteString(word, meaning);
                    }

                    json.WriteEndObject();
                }

                json.WriteEndObject();
            }
        });
        AtomicFile.WriteText(file, text.ToString());
    }

    // A cell is one line without tabs, and never empty.
    private static string Cell(string? value)
    {
        string text = string.Concat((value ?? "").Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();
        return text.Length > 0 ? text : None;
    }
}

using System.Text;

namespace Pinpoint.Imaging;

/// <summary>
/// Records of separated fields: a field with a separator, a quote or a line break is quoted, and <c>""</c> stands for a quote in it (RFC 4180).
/// </summary>
internal static class CsvText
{
    /// <summary>Splits a text into records; blank lines are left out.</summary>
    /// <param name="source">The file.</param>
    /// <param name="separator">The character between fields.</param>
    /// <exception cref="BadInputException">A quoted field does not end.</exception>
    public static IEnumerable<CsvRow> Rows(InputText source, char separator)
    {
        string text = source.Text;
        var fields = new List<string>();
        var field = new StringBuilder();
        int line = 1;
        int start = 1;
        bool quoted = false;
        for (int i = 0; i <= text.Length; i++)
        {
            char symbol = i < text.Length ? text[i] : '\n';
            if (quoted)
            {
                if (i == text.Length)
                {
                    throw new BadInputException(source.Path, Invariant($"line {start}"), "a quoted field does not end; close it with a quote");
                }

                if (symbol != '"')
                {
                    line += symbol == '\n' ? 1 : 0;
                    field.Append(symbol);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (symbol == '"' && field.Length == 0)
            {
                quoted = true;
            }
            else if (symbol == separator)
            {
                fields.Add(Take(field));
            }
            else if (symbol == '\n')
            {
                fields.Add(Take(field));
                if (fields.Count > 1 || fields[0].Trim().Length > 0)
                {
                    yield return new CsvRow(start, [.. fields]);
                }

                fields.Clear();
                line++;
                start = line;
            }
            else if (symbol != '\r')
            {
                field.Append(symbol);
            }
        }
    }

    /// <summary>One record as text, without a line end; line breaks within fields become blanks, for readers that go line by line.</summary>
    public static string Row(params IEnumerable<string> fields) => string.Join(',', fields.Select(Quote));

    private static string Take(StringBuilder field)
    {
        string text = field.ToString();
        field.Clear();
        return text;
    }

    private static string Quote(string field)
    {
        string line = field.ReplaceLineEndings(" ");
        return line.AsSpan().IndexOfAny(',', '"') >= 0 ? $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : line;
    }
}

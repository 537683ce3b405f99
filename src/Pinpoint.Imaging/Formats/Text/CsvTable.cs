namespace Pinpoint.Imaging;

/// <summary>A table with a header; lines that begin with # before the header are comments.</summary>
/// <param name="Header">The column names.</param>
/// <param name="Rows">The records below the header.</param>
internal sealed record CsvTable(CsvHeader Header, IReadOnlyList<CsvRow> Rows)
{
    /// <summary>Splits a file into its header and records.</summary>
    /// <exception cref="BadInputException">There is no header, or a quoted field does not end.</exception>
    public static CsvTable Open(InputText source)
    {
        string headerLine = source.Text.Split('\n').FirstOrDefault(line => !IsComment(line) && !string.IsNullOrWhiteSpace(line)) ?? "";
        List<CsvRow> rows = [.. CsvText.Rows(source, CsvHeader.SeparatorOf(headerLine)).SkipWhile(row => IsComment(row.Fields[0]))];
        return rows.Count > 0
            ? new CsvTable(new CsvHeader(source.Path, rows[0]), rows[1..])
            : throw new BadInputException(source.Path, null, "holds no table; write a header line with the column names");
    }

    private static bool IsComment(string text) => text.AsSpan().TrimStart().StartsWith("#");
}

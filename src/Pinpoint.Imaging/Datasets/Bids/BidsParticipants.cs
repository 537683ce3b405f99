namespace Pinpoint.Imaging;

/// <summary>The file <c>participants.tsv</c>: a row for each who was scanned.</summary>
public static class BidsParticipants
{
    /// <summary>The file's name.</summary>
    public const string FileName = "participants.tsv";

    /// <summary>The column that names them.</summary>
    public const string Column = "participant_id";

    /// <summary>The labels of those who are listed, without <c>sub-</c>, in the file's order.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="BadInputException">It cannot be read, or has no column <c>participant_id</c>.</exception>
    public static IReadOnlyList<string> Read(string file)
    {
        CsvRow[] rows = [.. CsvText.Rows(InputText.Read(file), '\t')];
        int column = new CsvHeader(file, rows[0]).Require(Column, $"{Column} and any others, with tabs between them");
        return [.. rows.Skip(1).Select(row => BidsName.WithoutKey(row.Field(column), BidsEntity.Subject)).Where(label => label.Length > 0)];
    }
}

namespace Pinpoint.Imaging;

/// <summary>The first record of a table: column names, compared without regard to case and to the blanks around them.</summary>
internal sealed class CsvHeader
{
    private readonly string _file;
    private readonly CsvRow _row;

    /// <summary>Takes the table's first record as its header.</summary>
    public CsvHeader(string file, CsvRow row)
    {
        _file = file;
        _row = row;
    }

    /// <summary>The column names in their order.</summary>
    public IReadOnlyList<string> Names => [.. Enumerable.Range(0, _row.Fields.Count).Select(_row.Field)];

    /// <summary>Where the header stands, for messages.</summary>
    public string Place => _row.Place;

    /// <summary>The separator that a header line uses: a tab or a semicolon where there is one, else a comma.</summary>
    public static char SeparatorOf(string headerLine) =>
        headerLine.Contains('\t', StringComparison.Ordinal) ? '\t' : headerLine.Contains(';', StringComparison.Ordinal) ? ';' : ',';

    /// <summary>The column's index, or -1 where the table has none of that name.</summary>
    public int Find(string name)
    {
        for (int i = 0; i < _row.Fields.Count; i++)
        {
            if (_row.Field(i).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The column's index.</summary>
    /// <exception cref="BadInputException">There is no such column.</exception>
    public int Require(string name, string columns)
    {
        int index = Find(name);
        return index >= 0 ? index : throw new BadInputException(_file, _row.Place, $"the column '{name}' is missing; the columns are {columns}");
    }
}

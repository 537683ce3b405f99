using Spectre.Console;

namespace Pinpoint.Cli.Output;

/// <summary>A table of plain texts, framed on a terminal and bare elsewhere.</summary>
internal sealed class TextTable
{
    private readonly Table _table = new Table().Border(TableBorder.None);

    /// <summary>A table of rows whose first columns are texts, and the others numbers.</summary>
    public static TextTable Of(IReadOnlyList<string> head, int texts, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new TextTable();
        for (int i = 0; i < head.Count; i++)
        {
            _ = i < texts ? table.Left(head[i]) : table.Right(head[i]);
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.Row([.. row]);
        }

        return table;
    }

    public TextTable Left(string header) => Column(header, column => column.LeftAligned());

    public TextTable Right(string header) => Column(header, column => column.RightAligned());

    public TextTable Row(params string[] cells)
    {
        _table.AddRow([.. cells.Select(Markup.Escape)]);
        return this;
    }

    public void Print(Terminal terminal)
    {
        _table.Border = terminal.Tables.Profile.Capabilities.Ansi ? TableBorder.Rounded : TableBorder.None;
        terminal.Tables.Write(_table);
    }

    private TextTable Column(string header, Func<TableColumn, TableColumn> align)
    {
        _table.AddColumn(align(new TableColumn(Markup.Escape(header)).NoWrap()));
        return this;
    }
}

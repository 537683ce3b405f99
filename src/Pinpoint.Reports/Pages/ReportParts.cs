namespace Pinpoint.Reports;

/// <summary>Parts that several pages have.</summary>
internal static class ReportParts
{
    /// <summary>Writes a table; the first column holds the rows' headings.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="caption">What the table shows.</param>
    /// <param name="columns">The columns' headings; one that begins with &lt; stands on the left.</param>
    /// <param name="rows">The cells of each row.</param>
    public static void Table(this HtmlWriter html, string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        html.Open("div", ("class", "wide"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption))
            .Open("table")
            .Element("caption", caption)
            .Open("thead")
            .Open("tr");
        for (int i = 0; i < columns.Count; i++)
        {
            html.Element("th", columns[i].TrimStart('<'), ("scope", "col"), ("class", i == 0 || columns[i].StartsWith('<') ? "left" : null));
        }

        html.Close().Close().Open("tbody");
        foreach (IReadOnlyList<string> row in rows)
        {
            html.Open("tr").Element("th", row[0], ("scope", "row"));
            for (int i = 1; i < row.Count; i++)
            {
                html.Element("td", row[i], ("class", columns[i].StartsWith('<') ? "long" : null));
            }

            html.Close();
        }

        html.Close().Close().Close();
    }

    /// <summary>Writes figures that stand out, each with its name and a note; a figure without a note has an empty one.</summary>
    public static void Figures(this HtmlWriter html, IEnumerable<(string Name, string Figure, string Note)> figures)
    {
        html.Open("dl", ("class", "figures"));
        foreach ((string name, string figure, string note) in figures)
        {
            html.Open("div").Element("dt", name).Open("dd").Text(figure);
            if (note.Length > 0)
            {
                html.Element("small", note);
            }

            html.Close().Close();
        }

        html.Close();
    }

    /// <summary>Writes facts, each a name and a value; facts without a value are left out.</summary>
    public static void Facts(this HtmlWriter html, IEnumerable<(string Name, string? Value)> facts)
    {
        html.Open("dl", ("class", "facts"));
        foreach ((string name, string? value) in facts)
        {
            if (!string.IsNullOrEmpty(value))
            {
                html.Element("dt", name).Element("dd", value);
            }
        }

        html.Close();
    }

    /// <summary>Writes a plot with a caption.</summary>
    public static void Plot(this HtmlWriter html, LinePlot plot, string caption) =>
        Drawing(html, SvgLinePlot.Draw(plot, standalone: false), plot.Title, caption);

    /// <inheritdoc cref="Plot(HtmlWriter, LinePlot, string)"/>
    public static void Plot(this HtmlWriter html, StripPlot plot, string caption) =>
        Drawing(html, SvgStripPlot.Draw(plot, standalone: false), plot.Title, caption);

    private static void Drawing(HtmlWriter html, string svg, string title, string caption) =>
        html.Open("figure")
            .Open("div", ("class", "wide"), ("tabindex", "0"), ("role", "region"), ("aria-label", title))
            .Made(svg)
            .Close()
            .Element("figcaption", caption)
            .Close();
}

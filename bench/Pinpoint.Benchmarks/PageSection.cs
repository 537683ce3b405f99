namespace Pinpoint.Benchmarks;

/// <summary>
/// Writes what was measured into a page of the documentation, between the markers <c>&lt;!-- NAME --&gt;</c> and <c>&lt;!-- end of NAME --&gt;</c>,
/// so that no figure is copied by hand.
/// </summary>
internal static class PageSection
{
    /// <summary>Runs a measurement; what it prints goes to the console and, where a page is given, into the page's section.</summary>
    /// <param name="page">The page; null for none.</param>
    /// <param name="name">The section's name.</param>
    /// <param name="measure">Prints Markdown.</param>
    public static void Write(string? page, string name, Action measure)
    {
        TextWriter console = Console.Out;
        using var text = new StringWriter { NewLine = "\n" };
        if (page is not null)
        {
            Console.SetOut(text);
        }

        try
        {
            measure();
        }
        finally
        {
            Console.SetOut(console);
            Console.Write(text);
        }

        if (page is not null)
        {
            File.WriteAllText(page, Replace(File.ReadAllText(page), name, $"{text}".Trim()));
        }
    }

    private static string Replace(string page, string name, string text)
    {
        string begin = $"<!-- {name} -->\n";
        string end = $"<!-- end of {name} -->";
        int from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        int to = page.IndexOf(end, StringComparison.Ordinal);
        return from < begin.Length || to < from
            ? throw new InvalidOperationException($"The page has no section '{name}': put '{begin.TrimEnd()}' and '{end}' on lines of their own.")
            : $"{page[..from]}\n{text}\n\n{page[to..]}";
    }
}

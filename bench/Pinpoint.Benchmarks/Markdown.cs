namespace Pinpoint.Benchmarks;

/// <summary>Tables that go into the documentation as they are printed.</summary>
internal static class Markdown
{
    public static void Title(string text)
    {
        Console.WriteLine($"### {text}");
        Console.WriteLine();
    }

    public static void Row(params string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

    /// <summary>The line under a table's head: the first column to the left, the others to the right.</summary>
    public static void Rule(int columns) => Console.WriteLine($"|---|{string.Concat(Enumerable.Repeat("---:|", columns - 1))}");
}

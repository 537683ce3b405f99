namespace Pinpoint;

/// <summary>Finds what a misspelt name was likely meant to be.</summary>
internal static class Spelling
{
    private const int MostNames = 4;

    /// <summary>The words <c>did you mean a or b?</c>; null where no name is alike.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="known">The names that there are.</param>
    public static string? DidYouMean(string word, IEnumerable<string> known)
    {
        string[] alike = [.. known.Where(name => IsAlike(word, name)).Take(MostNames)];
        return alike.Length > 0 ? $"did you mean {string.Join(" or ", alike)}?" : null;
    }

    /// <summary>Letters to be put in, taken out, changed or swapped with their neighbour to make one word of the other.</summary>
    public static int Distance(string first, string second)
    {
        // Rows of the table of optimal string alignment: the two before, and this one.
        int[] before = new int[second.Length + 1];
        int[] last = [.. Enumerable.Range(0, second.Length + 1)];
        int[] row = new int[second.Length + 1];
        for (int i = 1; i <= first.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= second.Length; j++)
            {
                int change = first[i - 1] == second[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[second.Length];
    }

    // A word in common, or few letters that differ.
    private static bool IsAlike(string word, string name)
    {
        string[] parts = name.Split(['_', '-'], StringSplitOptions.RemoveEmptyEntries);
        return word.Split(['_', '-'], StringSplitOptions.RemoveEmptyEntries).Intersect(parts, StringComparer.OrdinalIgnoreCase).Any()
            || (word.Length <= 2 * name.Length && Distance(word.ToUpperInvariant(), name.ToUpperInvariant()) <= Math.Max(1, name.Length / 4));
    }
}

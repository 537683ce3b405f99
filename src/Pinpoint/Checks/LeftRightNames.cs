namespace Pinpoint.Checks;

/// <summary>Finds pairs of labels that differ only by a word for left and right.</summary>
internal static class LeftRightNames
{
    private static readonly (string Left, string Right)[] Words =
        [("left", "right"), ("l", "r"), ("lt", "rt"), ("lh", "rh"), ("links", "rechts"), ("linke", "rechte"), ("linker", "rechter"), ("linkes", "rechtes"),
            ("sinister", "dexter"), ("sin", "dex"), ("sinistra", "destra"), ("gauche", "droite"), ("izquierda", "derecha"), ("izquierdo", "derecho")];

    /// <summary>
    /// The pairs among <paramref name="names"/>, in the order of their left labels. Words are told apart by other signs, digits or a change from small to
    /// capital letters; case does not count.
    /// </summary>
    public static IReadOnlyList<(string Left, string Right)> PairsOf(IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var byFolded = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in names)
        {
            byFolded.TryAdd(name, name);
        }

        return [.. names
            .Select(name => (Left: name, Right: Counterpart(name, byFolded)))
            .Where(pair => pair.Right is not null)
            .Select(pair => (pair.Left, pair.Right!))];
    }

    private static string? Counterpart(string name, Dictionary<string, string> names)
    {
        for (int start = 0; start < name.Length;)
        {
            int end = EndOfWord(name, start);
            foreach ((string left, string right) in Words)
            {
                if (name.AsSpan(start, end - start).Equals(left, StringComparison.OrdinalIgnoreCase)
                    && names.TryGetValue($"{name[..start]}{right}{name[end..]}", out string? partner))
                {
                    return partner;
                }
            }

            start = end;
        }

        return null;
    }

    private static int EndOfWord(string name, int start)
    {
        int end = start + 1;
        while (end < name.Length && char.IsLetter(name[start]) && char.IsLetter(name[end]) && !(char.IsLower(name[end - 1]) && char.IsUpper(name[end])))
        {
            end++;
        }

        return end;
    }
}

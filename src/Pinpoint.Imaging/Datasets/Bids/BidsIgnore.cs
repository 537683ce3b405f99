namespace Pinpoint.Imaging;

/// <summary>The file <c>.bidsignore</c>: what of a data set is not meant to be BIDS, in the patterns of <c>.gitignore</c>.</summary>
internal sealed class BidsIgnore
{
    /// <summary>The file's name.</summary>
    public const string FileName = ".bidsignore";

    private readonly IReadOnlyList<Rule> _rules;

    private BidsIgnore(IReadOnlyList<Rule> rules) => _rules = rules;

    /// <summary>The patterns of a data set; none where it has no such file.</summary>
    /// <exception cref="BadInputException">The file cannot be read.</exception>
    public static BidsIgnore Of(string folder)
    {
        string file = Path.Combine(folder, FileName);
        return File.Exists(file) && InputFile.LengthOf(file) != 0 ? Parse(InputText.Read(file).Text) : new BidsIgnore([]);
    }

    /// <summary>Reads patterns, one a line.</summary>
    public static BidsIgnore Parse(string text) => new([.. text.Split('\n').Select(Rule.Parse).OfType<Rule>()]);

    /// <summary>Whether a file is passed over, or a folder that it lies in.</summary>
    /// <param name="path">The file's path from the data set's root, with forward slashes.</param>
    public bool Matches(string path)
    {
        string[] parts = path.Split('/');
        for (int length = 1; length <= parts.Length; length++)
        {
            ReadOnlySpan<string> part = parts.AsSpan(0, length);
            bool ignored = false;
            foreach (Rule rule in _rules)
            {
                // The last pattern that fits has its say.
                ignored = rule.Fits(part, isFolder: length < parts.Length) ? !rule.TakesBack : ignored;
            }

            // What lies in a folder that is passed over cannot be taken back.
            if (ignored)
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Rule(string[] Parts, bool TakesBack, bool OnlyFolders)
    {
        private const string AnyFolders = "**";

        public static Rule? Parse(string line)
        {
            string text = line.Trim();
            if (text.Length == 0 || text[0] == '#')
            {
                return null;
            }

            bool takesBack = text[0] == '!';
            text = takesBack ? text[1..] : text.StartsWith('\\') ? text[1..] : text;
            bool onlyFolders = text.EndsWith('/');
            text = text.TrimEnd('/');

            // A pattern with a slash within is meant from the root, any other at every depth.
            string[] parts = text.TrimStart('/').Split('/', StringSplitOptions.RemoveEmptyEntries);
            return parts.Length == 0 ? null : new Rule(text.Contains('/', StringComparison.Ordinal) ? parts : [AnyFolders, .. parts], takesBack, onlyFolders);
        }

        public bool Fits(ReadOnlySpan<string> path, bool isFolder) => (isFolder || !OnlyFolders) && Fits(Parts, path);

        private static bool Fits(ReadOnlySpan<string> pattern, ReadOnlySpan<string> path)
        {
            if (pattern.Length == 0 || path.Length == 0)
            {
                return pattern.Length == path.Length;
            }

            if (pattern[0] != AnyFolders)
            {
                return Wildcard.Fits(pattern[0], path[0]) && Fits(pattern[1..], path[1..]);
            }

            // Two in a row say no more than one; so each step takes something away.
            return Fits(pattern[1..], path) || (pattern.Length == 1 ? path.Length > 0 : Fits(pattern, path[1..]));
        }
    }
}

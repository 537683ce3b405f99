namespace Pinpoint.Web.Security;

/// <summary>A file that names people: a line each, the name and then, after a blank, the token by which the server knows them.</summary>
public static class UserFile
{
    private const int LargestBytes = 1 << 20;
    private const int LongestName = 60;
    private const int ShortestToken = 8;

    /// <summary>Reads the names by their tokens.</summary>
    /// <param name="path">The file; empty lines, and those that begin with <c>#</c>, are passed over.</param>
    /// <exception cref="BadInputException">The file cannot be read, or a line is none of this form, or names somebody or a token twice.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        var users = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((int place, string line) in TextOf(path).Split('\n').Index())
        {
            string text = line.Trim();
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            int blank = text.LastIndexOfAny([' ', '\t']);
            string name = blank < 0 ? "" : text[..blank].Trim();
            string token = text[(blank + 1)..];
            string? problem = name.Length is 0 or > LongestName || name.Any(char.IsControl) ? "is no name and token with a blank between them; write NAME TOKEN"
                : token.Length < ShortestToken ? Invariant($"has a token of less than {ShortestToken} letters, which others can guess; make it longer")
                : users.ContainsKey(token) || users.ContainsValue(name) ? "names somebody, or a token, for the second time; give each a token of their own"
                : null;
            if (problem is not null)
            {
                throw new BadInputException(path, Invariant($"line {place + 1}"), problem);
            }

            users.Add(token, name);
        }

        return users.Count > 0 ? users : throw new BadInputException(path, null, "names nobody; write a line NAME TOKEN for each");
    }

    private static string TextOf(string path)
    {
        try
        {
            return InputFile.ReadText(path, LargestBytes) ?? throw new BadInputException(path, null, "is too large for a list of users; give the right file");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(path, null, "cannot be read; check the path and the rights to it", exception);
        }
    }
}

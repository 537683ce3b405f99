namespace Pinpoint.Imaging;

/// <summary>Makes text from files fit for a one-line message.</summary>
internal static class Excerpt
{
    private const int Length = 60;

    /// <summary>At most 60 characters of <paramref name="text"/>, control characters replaced.</summary>
    public static string Of(string text)
    {
        string trimmed = text.Trim();
        string cut = trimmed.Length > Length ? string.Concat(trimmed.AsSpan(0, Length), "...") : trimmed;
        return string.Concat(cut.Select(character => char.IsControl(character) ? '?' : character));
    }
}

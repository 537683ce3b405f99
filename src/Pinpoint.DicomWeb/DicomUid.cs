namespace Pinpoint.DicomWeb;

/// <summary>Unique identifiers as they may stand in an address.</summary>
public static class DicomUid
{
    private const int Longest = 64;

    /// <summary>Whether a text is a unique identifier: digits and single points between them, at most 64 characters.</summary>
    public static bool IsValid(string? text) => text is { Length: > 0 and <= Longest }
        && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1])
        && text.All(letter => char.IsAsciiDigit(letter) || letter == '.')
        && !text.Contains("..", StringComparison.Ordinal);
}

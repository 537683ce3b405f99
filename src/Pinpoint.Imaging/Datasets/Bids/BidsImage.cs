namespace Pinpoint.Imaging;

/// <summary>An image of a BIDS data set.</summary>
/// <param name="File">The file.</param>
/// <param name="Place">Its path from the data set's root, with forward slashes.</param>
/// <param name="Name">Its name.</param>
/// <param name="Datatype">The folder that it lies in: <c>anat</c>.</param>
public sealed record BidsImage(string File, string Place, BidsName Name, string Datatype)
{
    private const int LongestPointer = 1024;

    /// <summary>Who was scanned, without <c>sub-</c>.</summary>
    public string Subject => Name.ValueOf(BidsEntity.Subject) ?? "";

    /// <summary>Whether <c>.bidsignore</c> names it: BIDS does not know such images, or somebody wants it passed over.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>What JSON files say of it; null where there are none.</summary>
    internal BidsSidecars? Sidecars { get; init; }

    /// <summary>On which visit, without <c>ses-</c>; null where there are none.</summary>
    public string? Session => Name.ValueOf(BidsEntity.Session);

    /// <summary>
    /// Why the content is not here, in words, where the file only stands for it: a link that leads nowhere, or a pointer of git-annex; null where it is here.
    /// </summary>
    public string? Absence()
    {
        try
        {
            return InputFile.LinkFault(File) is { Length: > 0 } fault
                ? Absent(IsOfAnnex(new FileInfo(File).LinkTarget) ? " (it is a link of git-annex)" : fault)
                : !System.IO.File.Exists(File) ? Absent("")
                : InputFile.LengthOf(File) is > 0 and < LongestPointer && IsOfAnnex(InputFile.ReadText(File, LongestPointer))
                    ? Absent(" (it is a pointer of git-annex)")
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Whoever reads it will tell.
            return null;
        }
    }

    private static string Absent(string why) => $"its content is not here{why}; fetch it first (datalad get, git annex get)";

    // Where git-annex keeps content; the text of a pointer begins so, and the target of a link holds it.
    private static bool IsOfAnnex(string? text) => text?.Contains("annex/objects/", StringComparison.Ordinal) == true;
}

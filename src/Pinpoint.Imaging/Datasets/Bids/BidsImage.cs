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
        if (!System.IO.File.Exists(File) || InputFile.LinkFault(File).Length > 0)
        {
            return $"its content is not here{InputFile.LinkFault(File)}; fetch it first (datalad get, git annex get)";
        }

        try
        {
            return InputFile.LengthOf(File) is > 0 and < LongestPointer
                && InputFile.ReadText(File, LongestPointer)?.StartsWith("/annex/objects/", StringComparison.Ordinal) == true
                    ? "its content is not here (it is a pointer of git-annex); fetch it first (datalad get, git annex get)"
                    : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Whoever reads it will tell.
            return null;
        }
    }
}

namespace Pinpoint.Localization;

/// <summary>Whether a scan is like those of the training, so that its landmarks' error radii can be believed.</summary>
/// <param name="Rejected">Whether it is not.</param>
/// <param name="Reasons">Why not, in words, the strongest first; empty when it is.</param>
public sealed record CaseVerdict(bool Rejected, IReadOnlyList<string> Reasons)
{
    /// <summary>Nothing speaks against the scan.</summary>
    public static CaseVerdict Accepted { get; } = new(false, []);

    /// <summary>The reasons in one line; empty when there are none.</summary>
    public string Text => string.Join("; ", Reasons);
}

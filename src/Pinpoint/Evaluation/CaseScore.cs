namespace Pinpoint.Evaluation;

/// <summary>One case over all landmarks.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="Seconds">The time that the answer took.</param>
/// <param name="Errors">Its errors in figures.</param>
public sealed record CaseScore(string Case, double Seconds, ErrorSummary Errors)
{
    /// <summary>The model's verdict on the scan; null where only positions are known.</summary>
    public Localization.CaseVerdict? Verdict { get; init; }

    /// <summary>The side that the model saw; null where it knows one side, or only positions are known.</summary>
    public Localization.SideAnswer? Side { get; init; }
}

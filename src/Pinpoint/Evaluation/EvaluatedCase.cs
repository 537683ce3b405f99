using Pinpoint.Localization;

namespace Pinpoint.Evaluation;

/// <summary>What an evaluation knows of a case.</summary>
/// <param name="Name">The case's name.</param>
/// <param name="Seconds">The time that the answer took.</param>
/// <param name="Verdict">The model's verdict on the scan; null where only positions are known.</param>
/// <param name="Outcomes">Its landmarks.</param>
internal sealed record EvaluatedCase(string Name, double Seconds, CaseVerdict? Verdict, IReadOnlyList<LandmarkOutcome> Outcomes)
{
    /// <summary>The side that the model saw; null where it knows one side, or only positions are known.</summary>
    public SideAnswer? Side { get; init; }
}

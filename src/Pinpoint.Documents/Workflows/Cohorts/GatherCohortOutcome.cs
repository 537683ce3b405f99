using Pinpoint.Documents;

namespace Pinpoint.Workflows;

/// <summary>What was gathered.</summary>
/// <param name="Document">The cohort in figures.</param>
/// <param name="Files">The files that were written.</param>
/// <param name="ExitCode">What the command ends with: 0 where every case has an answer, else the greatest code of those that have none, at least 3.</param>
public sealed record GatherCohortOutcome(CohortDocument Document, IReadOnlyList<string> Files, int ExitCode);

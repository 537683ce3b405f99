namespace Pinpoint.Preparation;

/// <summary>A case that a training left out because its scan or its landmarks could not be read.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="Scan">The scan's path.</param>
/// <param name="Problem">What is wrong and what to do, in one line.</param>
public sealed record CaseFailure(string Case, string Scan, PinpointException Problem);

namespace Pinpoint.Testing;

/// <summary>What a validator of BIDS finds wrong.</summary>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Code">What it is.</param>
/// <param name="File">Where; empty for the data set.</param>
public sealed record BidsIssue(string Severity, string Code, string File);

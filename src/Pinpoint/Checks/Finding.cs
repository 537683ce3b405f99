namespace Pinpoint.Checks;

/// <summary>One thing that the data doctor found.</summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Code">What kind it is: one of <see cref="FindingCodes"/>, which stay the same between versions.</param>
/// <param name="Case">The case, or null for a finding on the whole set.</param>
/// <param name="File">The file to look at, or null where none is to blame.</param>
/// <param name="Landmark">The landmark's label, or null where none or more than one is meant.</param>
/// <param name="Message">One line: what is wrong, at which place in the file, and what to do. It does not repeat the file's name.</param>
public sealed record Finding(FindingSeverity Severity, string Code, string? Case, string? File, string? Landmark, string Message);

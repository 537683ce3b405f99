namespace Pinpoint.Documents;

/// <summary>A scan that failed.</summary>
/// <param name="Scan">The scan's path, or its name as a client gave it.</param>
/// <param name="Message">What is wrong and what to do, in one line.</param>
public sealed record FailureItem(string Scan, string Message);

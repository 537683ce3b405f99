namespace Pinpoint.Models;

/// <summary>What is usual of a measure of whole scans.</summary>
/// <param name="Name">The measure's name.</param>
/// <param name="Centre">Its median; of a length, that of its logarithm.</param>
/// <param name="Deviation">Its deviation, from the median absolute one.</param>
public sealed record CaseLimit(string Name, double Centre, double Deviation);

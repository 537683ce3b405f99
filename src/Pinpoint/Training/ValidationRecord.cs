namespace Pinpoint.Training;

/// <summary>The error on the validation scans at some step.</summary>
/// <param name="Step">The step.</param>
/// <param name="ErrorMm">The mean radial error in mm.</param>
internal sealed record ValidationRecord(long Step, double ErrorMm);

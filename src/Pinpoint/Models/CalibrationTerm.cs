namespace Pinpoint.Models;

/// <summary>One kind of evidence in a <see cref="Calibration"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Centre">Its mean.</param>
/// <param name="Deviation">Its standard deviation.</param>
/// <param name="Coefficient">By how much the logarithm of the error grows with each standard deviation; never negative.</param>
public sealed record CalibrationTerm(string Name, double Centre, double Deviation, double Coefficient);

namespace Pinpoint.Research.Experiments;

/// <summary>A point of the comparison: a system under a setting, all landmarks and seeds together.</summary>
/// <param name="System">The system.</param>
/// <param name="Title">What it is called in print.</param>
/// <param name="Setting">The setting.</param>
/// <param name="InCurve">Whether it is a point of the system's curve.</param>
/// <param name="Errors">Errors that were measured.</param>
/// <param name="Patches">Patches a scan and landmark, on average.</param>
/// <param name="CpuSeconds">Processor time a scan and landmark, on average.</param>
/// <param name="MreMm">The mean radial error, mm.</param>
/// <param name="SdMm">The population standard deviation of all errors, mm.</param>
/// <param name="MedianMm">The median error, mm.</param>
/// <param name="P90Mm">The error that nine in ten stay below, mm.</param>
internal sealed record DensePoint(
    string System,
    string Title,
    string Setting,
    bool InCurve,
    int Errors,
    double Patches,
    double CpuSeconds,
    double MreMm,
    double SdMm,
    double MedianMm,
    double P90Mm);

namespace Pinpoint.Research.Experiments;

/// <summary>What a system reached under a setting, for one landmark and one training: a file of its own, so that a run that was stopped goes on.</summary>
/// <param name="System">The system.</param>
/// <param name="Landmark">The landmark.</param>
/// <param name="Seed">The seed of the training.</param>
/// <param name="Setting">The setting.</param>
/// <param name="Patches">Patches that a scan took, on average.</param>
/// <param name="CpuSeconds">Processor time that a scan took on one thread, on average, from the scan on the working grid to the answer.</param>
/// <param name="ErrorsMm">The error of each test case, mm.</param>
/// <param name="MeanPositionMm">The error of the training set's mean position in the same cases, mm.</param>
internal sealed record DenseMeasurement(
    string System,
    string Landmark,
    ulong Seed,
    string Setting,
    double Patches,
    double CpuSeconds,
    IReadOnlyDictionary<string, double> ErrorsMm,
    double MeanPositionMm);

namespace Pinpoint.Research.Experiments;

/// <summary>What the paper reports.</summary>
/// <param name="MreMm">The mean radial error, mm.</param>
/// <param name="SdMm">Its standard deviation, mm; null where the paper has none.</param>
/// <param name="SecondsPerScan">Seconds a scan, on a GPU (Titan Xp); null where the paper has none.</param>
internal sealed record PublishedFigures(double MreMm, double? SdMm, double? SecondsPerScan);

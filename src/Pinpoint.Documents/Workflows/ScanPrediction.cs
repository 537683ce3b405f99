using Pinpoint.Biometry;
using Pinpoint.Localization;

namespace Pinpoint.Workflows;

/// <summary>The answer of a model for one scan.</summary>
/// <param name="Scan">The scan's file or name.</param>
/// <param name="Answer">What the model found.</param>
/// <param name="Seconds">The time that finding it took, without reading the file.</param>
public sealed record ScanPrediction(string Scan, LocalizationResult Answer, double Seconds)
{
    /// <summary>The planes and measurements that the landmarks are to define; null where there are none.</summary>
    public AnatomyDefinition? Anatomy { get; init; }

    /// <summary>Places the planes and takes the measurements, anew at each call; null without definitions.</summary>
    public AnatomyReading? ReadAnatomy() => Anatomy is null ? null : AnatomyReading.Of(Anatomy, Answer.Landmarks);
}

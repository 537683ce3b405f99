using Pinpoint.Biometry;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Patches;

namespace Pinpoint.Reports;

/// <summary>A scan with the answer of a model.</summary>
/// <param name="Name">The scan's name.</param>
/// <param name="File">Its file.</param>
/// <param name="Volume">The scan itself.</param>
/// <param name="Model">The model.</param>
/// <param name="ModelFile">The model's file or folder.</param>
/// <param name="Answer">What the model found.</param>
/// <param name="Seconds">The time that finding it took, without reading the file.</param>
internal sealed record PredictedScan(string Name, string File, Volume Volume, LandmarkModel Model, string ModelFile, LocalizationResult Answer, double Seconds)
{
    /// <summary>The planes and measurements that the landmarks are to define; null where there are none.</summary>
    public AnatomyDefinition? Anatomy { get; init; }

    /// <summary>The window of its pictures, in stored intensities; null takes the scan's own.</summary>
    public IntensityWindow? Window { get; init; }

    /// <summary>What the model's maker wants everybody to know before anything else; null where its card says nothing of the kind.</summary>
    public string? KnowFirst { get; init; }

    /// <summary>What is odd in the scan, one line each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = Volume.Warnings;
}

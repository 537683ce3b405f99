using Pinpoint.Biometry;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Reports;

namespace Pinpoint.Cli.Output;

/// <summary>Makes the pages of a model's answers.</summary>
internal sealed class PredictionPages(LandmarkModel model, AnatomyDefinition? anatomy, string modelFile, ReportStamp stamp)
{
    /// <summary>Writes the page of an answer.</summary>
    /// <returns>Its name and size, to be told to the user.</returns>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public string Write(string page, string scan, Volume volume, LocalizationResult answer, double seconds) =>
        PageFile.Write(page, PredictionPage.ToHtml(new PredictedScan(VolumeFile.StemOf(scan), scan, volume, model, modelFile, answer, seconds) { Anatomy = anatomy }, stamp));
}

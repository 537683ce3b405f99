using Pinpoint.Biometry;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Workflows;

/// <summary>What the landmark files of a model's answers say besides the landmarks, where their format has a place for it.</summary>
internal sealed class AnswerFacts
{
    private readonly bool _needImages;
    private readonly LandmarkOrigin? _origin;
    private readonly AnatomyDefinition? _anatomy;

    private AnswerFacts(bool needImages, LandmarkOrigin? origin, AnatomyDefinition? anatomy)
    {
        _needImages = needImages;
        _origin = origin;
        _anatomy = anatomy;
    }

    /// <summary>Gathers what is the same for all scans.</summary>
    /// <param name="model">The model as the user named it.</param>
    /// <param name="anatomy">The definitions for its landmarks; null where there are none.</param>
    /// <param name="formats">The words of the formats.</param>
    public static AnswerFacts Of(string model, AnatomyDefinition? anatomy, IEnumerable<string> formats)
    {
        bool needImages = formats.Any(format => LandmarkFormats.Standard.FindWritten(format)?.Writer!.NeedsImages == true);
        return new AnswerFacts(needImages, needImages ? new LandmarkOrigin(NameOf(model), FileHash.OfModel(model)) : null, anatomy);
    }

    /// <summary>What is known before a scan is searched, so that a scan that cannot be reported on is refused before.</summary>
    /// <exception cref="BadInputException">A format needs images, and the scan is no DICOM, or one that no report can be filed with.</exception>
    /// <param name="scan">The scan.</param>
    /// <param name="images">Its files, where they are in memory.</param>
    /// <param name="reading">How the scan is read.</param>
    public LandmarkWriteOptions OfScan(string scan, DicomSeries? images, VolumeReadOptions reading) => new()
    {
        Images = !_needImages ? null : images is null ? ReportedImages.Read(scan, reading) : images.Images(reading),
        Codes = _anatomy?.Codes ?? new Dictionary<string, CodedConcept>(StringComparer.Ordinal),
    };

    /// <summary>What is known when the answer is there.</summary>
    public LandmarkWriteOptions WithAnswer(LandmarkWriteOptions options, LocalizationResult answer) =>
        options with { Origin = _origin is null ? null : _origin with { Objections = answer.Verdict.Reasons } };

    /// <summary>SHA-256 of the model's file in hexadecimal digits; empty where no format needs it.</summary>
    public string ModelHash => _origin?.ModelHash ?? "";

    /// <summary>A model's name alone: neither a folder's nor a user's belongs into what is sent elsewhere.</summary>
    public static string NameOf(string model)
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(model)));
        return name.EndsWith(ModelFile.Ending, StringComparison.OrdinalIgnoreCase) ? name[..^ModelFile.Ending.Length] : name;
    }
}

using System.Globalization;

namespace Pinpoint.Imaging;

/// <summary>What a DICOM volume's files say of the series it is of; nothing of the patient.</summary>
/// <param name="Label">How the volume is told from others of its source: <c>5 Axial bone</c>, with the part of the series where it has several.</param>
/// <param name="Modality">What made the pictures: <c>CT</c>, <c>MR</c>; empty where it is not stated.</param>
/// <param name="Slices">The pictures that the volume is made of.</param>
public sealed record ImageSeries(string Label, string Modality, int Slices)
{
    /// <summary>Series Instance UID; null where it is not stated.</summary>
    public string? SeriesUid { get; init; }

    /// <summary>Study Instance UID; null where it is not stated.</summary>
    public string? StudyUid { get; init; }

    /// <summary>Series Number; null where it is not stated.</summary>
    public int? Number { get; init; }

    /// <summary>Series Description; null where it is not stated.</summary>
    public string? Description { get; init; }

    /// <summary>Frame of Reference UID: landmarks of two series with one such UID are in one world; null where it is not stated.</summary>
    public string? FrameOfReferenceUid { get; init; }

    /// <summary>What a user may call the series.</summary>
    internal IReadOnlyList<string> Names => [.. new[] { SeriesUid, Number?.ToString(CultureInfo.InvariantCulture), Description }.OfType<string>()];

    internal static ImageSeries Of(DicomStack stack)
    {
        DicomDataSet data = stack.Data;
        int? number = data.Integer(DicomTags.SeriesNumber);
        string? description = data.Text(DicomTags.SeriesDescription);
        string[] names = [.. new[] { number?.ToString(CultureInfo.InvariantCulture), description }.OfType<string>()];
        string series = names.Length > 0 ? string.Join(' ', names) : data.Text(DicomTags.SeriesInstanceUid) ?? "series";
        return new ImageSeries(stack.Part.Length > 0 ? $"{series}, {stack.Part}" : series, data.Text(DicomTags.Modality) ?? "", stack.Frames.Count)
        {
            SeriesUid = data.Text(DicomTags.SeriesInstanceUid),
            StudyUid = data.Text(DicomTags.StudyInstanceUid),
            Number = number,
            Description = description,
            FrameOfReferenceUid = data.Text(DicomTags.FrameOfReferenceUid),
        };
    }
}

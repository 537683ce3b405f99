using System.Globalization;
using System.Text.Json;

namespace Pinpoint.DicomWeb;

/// <summary>One data set of an answer in DICOM's JSON (PS3.18, annex F). Numbers may come as numbers or as texts, whichever their representation.</summary>
/// <param name="set">The object.</param>
internal readonly struct DicomJson(JsonElement set)
{
    public const string Modality = "00080060";
    public const string SeriesDescription = "0008103E";
    public const string ReferencedInstanceUid = "00081155";
    public const string InstanceUid = "00080018";
    public const string FailureReason = "00081197";
    public const string Failed = "00081198";
    public const string Referenced = "00081199";
    public const string WarningReason = "00081196";
    public const string StudyUid = "0020000D";
    public const string SeriesUid = "0020000E";
    public const string SeriesNumber = "00200011";
    public const string SeriesInstances = "00201209";
    public const string Frames = "00280008";

    /// <summary>The first value as a text; null where there is none.</summary>
    public string? Text(string tag) => First(tag) is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim('\0', ' '),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    /// <summary>The first value as a whole number; null where there is none.</summary>
    public long? Integer(string tag) => Text(tag) is { } text
        && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
        && number >= long.MinValue && number <= long.MaxValue && decimal.IsInteger(number)
        ? (long)number
        : null;

    /// <summary>The items of a sequence.</summary>
    public IEnumerable<DicomJson> Items(string tag)
    {
        foreach (JsonElement item in Values(tag))
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                yield return new DicomJson(item);
            }
        }
    }

    private JsonElement? First(string tag)
    {
        foreach (JsonElement value in Values(tag))
        {
            return value;
        }

        return null;
    }

    private JsonElement.ArrayEnumerator Values(string tag) =>
        set.ValueKind == JsonValueKind.Object
            && set.TryGetProperty(tag, out JsonElement element)
            && element.ValueKind == JsonValueKind.Object
            && element.TryGetProperty("Value", out JsonElement values)
            && values.ValueKind == JsonValueKind.Array
        ? values.EnumerateArray()
        : default;
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pinpoint.Imaging;

/// <summary>
/// The concepts of reports: those of DICOM PS3.16 with the very English meanings of the standard, by which viewers look them up, and those of a scheme of our
/// own.
/// </summary>
internal static class ReportCodes
{
    /// <summary>The designator of the scheme of this software.</summary>
    public const string OwnScheme = "99PINPOINT";

    /// <summary>The most characters of a code in a short string.</summary>
    public const int LongestValue = 16;

    /// <summary>The most characters of a meaning.</summary>
    public const int LongestMeaning = 64;

    public static readonly CodedConcept Report = Dicom("126000", "Imaging Measurement Report");
    public static readonly CodedConcept Measurements = Dicom("126010", "Imaging Measurements");
    public static readonly CodedConcept MeasurementGroup = Dicom("125007", "Measurement Group");
    public static readonly CodedConcept QualitativeEvaluations = new("UMLS", "C0034375", "Qualitative Evaluations");
    public static readonly CodedConcept Language = Dicom("121049", "Language of Content Item and Descendants");
    public static readonly CodedConcept English = new("RFC5646", "en", "English");
    public static readonly CodedConcept ObserverType = Dicom("121005", "Observer Type");
    public static readonly CodedConcept Device = Dicom("121007", "Device");
    public static readonly CodedConcept DeviceUid = Dicom("121012", "Device Observer UID");
    public static readonly CodedConcept DeviceName = Dicom("121013", "Device Observer Name");
    public static readonly CodedConcept DeviceManufacturer = Dicom("121014", "Device Observer Manufacturer");
    public static readonly CodedConcept DeviceModel = Dicom("121015", "Device Observer Model Name");
    public static readonly CodedConcept DeviceSerial = Dicom("121016", "Device Observer Serial Number");
    public static readonly CodedConcept ProcedureReported = Dicom("121058", "Procedure reported");
    public static readonly CodedConcept ImageLibrary = Dicom("111028", "Image Library");
    public static readonly CodedConcept ImageLibraryGroup = Dicom("126200", "Image Library Group");
    public static readonly CodedConcept TrackingIdentifier = Dicom("112039", "Tracking Identifier");
    public static readonly CodedConcept TrackingUid = Dicom("112040", "Tracking Unique Identifier");
    public static readonly CodedConcept Finding = Dicom("121071", "Finding");
    public static readonly CodedConcept ImageRegion = Dicom("111030", "Image Region");
    public static readonly CodedConcept Comment = Dicom("121106", "Comment");
    public static readonly CodedConcept AlgorithmName = Dicom("111001", "Algorithm Name");
    public static readonly CodedConcept AlgorithmParameters = Dicom("111002", "Algorithm Parameters");
    public static readonly CodedConcept AlgorithmVersion = Dicom("111003", "Algorithm Version");
    public static readonly CodedConcept Millimetre = new("UCUM", "mm", "millimeter");
    public static readonly CodedConcept Radius = Own("error95", "95 percent error radius");
    public static readonly CodedConcept Status = Own("status", "Landmark status");
    public static readonly CodedConcept Description = Own("description", "Landmark description");
    public static readonly CodedConcept Summary = Own("summary", "Summary of landmarks");
    public static readonly CodedConcept NotFound = Own("missing", "Landmark not found");
    public static readonly CodedConcept Absent = Own("absent", "Landmark not in the scan");
    public static readonly CodedConcept Verdict = Own("verdict", "Likeness to the training scans");
    public static readonly CodedConcept Accepted = Own("accepted", "Like the training scans");
    public static readonly CodedConcept Rejected = Own("rejected", "Unlike the training scans");
    public static readonly CodedConcept Objection = Own("objection", "Why it is unlike the training scans");

    // Context group 100 leaves the codes open; these say which modality it was.
    private static readonly Dictionary<string, CodedConcept> Procedures = new(StringComparer.Ordinal)
    {
        ["CT"] = new("SCT", "77477000", "Computed tomography"),
        ["MR"] = new("SCT", "113091000", "Magnetic resonance imaging"),
        ["PT"] = new("SCT", "82918005", "Positron emission tomography"),
        ["US"] = new("SCT", "16310003", "Ultrasonography"),
    };

    /// <summary>What kind of examination a modality is.</summary>
    public static CodedConcept ProcedureOf(string modality) => Procedures.GetValueOrDefault(modality) ?? new("SCT", "363679005", "Imaging");

    /// <summary>The status of a landmark as a code.</summary>
    public static CodedConcept Of(LandmarkStatus status)
    {
        string name = LandmarkStatuses.NameOf(status);
        string words = name.Replace('_', ' ');
        return Own(name, char.ToUpperInvariant(words[0]) + words[1..]);
    }

    /// <summary>A code for a landmark that nobody gave one: its name where that is short and plain, else a number that only this name has.</summary>
    public static CodedConcept OfName(string name)
    {
        string value = name.Length <= LongestValue && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? name
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, LongestValue / 2));
        return Own(value, MeaningOf(name));
    }

    /// <summary>A text that is fit to be a meaning: one line without backslashes, at most 64 characters, none of them cut apart.</summary>
    public static string MeaningOf(string text)
    {
        string plain = string.Concat(text.Select(letter => char.IsControl(letter) || letter == '\\' ? ' ' : letter)).Trim();
        var letters = StringInfo.GetTextElementEnumerator(plain);
        int length = 0;
        while (letters.MoveNext() && length + letters.GetTextElement().Length <= LongestMeaning)
        {
            length += letters.GetTextElement().Length;
        }

        return plain[..length];
    }

    private static CodedConcept Dicom(string value, string meaning) => new("DCM", value, meaning);

    private static CodedConcept Own(string value, string meaning) => new(OwnScheme, value, meaning);
}

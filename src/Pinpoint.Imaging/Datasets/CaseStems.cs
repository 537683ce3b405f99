namespace Pinpoint.Imaging;

/// <summary>
/// What the names of a case's files have in common where they are not the same: nnU-Net numbers the channels of a scan (<c>case_0000.nii.gz</c>),
/// BIDS ends names in a suffix (<c>sub-01_T1w.nii.gz</c>, <c>sub-01_afids.fcsv</c>), and landmark files are often called so (<c>case_landmarks.csv</c>).
/// </summary>
internal static class CaseStems
{
    /// <summary>The suffix of a scan's first channel in nnU-Net's naming.</summary>
    public const string FirstChannel = "_0000";

    private const int ChannelLength = 5;

    private static readonly string[] ScanSuffixes =
        [
            FirstChannel, "_T1w", "_T2w", "_T2starw", "_FLAIR", "_PDw", "_PD", "_T1map", "_T2map", "_inplaneT1", "_inplaneT2", "_angio", "_UNIT1", "_ct",
            "_pet", "_bold", "_dwi",
        ];

    private static readonly string[] LandmarkSuffixes = [
        "_landmarks", "_landmark", "_afids", "_fiducials", "_points", "_coordsystem", "_seg-vb", "_seg-subreg", "_seg", "_label", "_labels",
    ];

    /// <summary>A scan's stem without the suffix of its kind.</summary>
    public static string OfScan(string stem) => Without(stem, ScanSuffixes);

    /// <summary>A landmark file's stem without the word for landmarks, and then without the suffix of the scan's kind.</summary>
    public static string OfLandmarks(string stem) => Without(Without(stem, LandmarkSuffixes), ScanSuffixes);

    /// <summary>The stem without a channel's number, where it is another channel than the first; else null.</summary>
    public static string? OfFurtherChannel(string stem) =>
        stem.Length > ChannelLength
            && stem[^ChannelLength] == '_'
            && stem.AsSpan(stem.Length - ChannelLength + 1).IndexOfAnyExceptInRange('0', '9') < 0
            && !stem.EndsWith(FirstChannel, StringComparison.Ordinal)
            ? stem[..^ChannelLength]
            : null;

    private static string Without(string stem, string[] suffixes) =>
        Array.Find(suffixes, suffix => stem.Length > suffix.Length && stem.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) is { } found
            ? stem[..^found.Length]
            : stem;
}

namespace Pinpoint.Imaging;

/// <summary>What a data set takes in.</summary>
public sealed record DatasetOptions
{
    /// <summary>Whether scans without a landmark file are cases too; else they are left out with a warning (folder) or refused (manifest).</summary>
    public bool IncludeUnlabelled { get; init; }

    /// <summary>The names that belong to landmark files of bare positions; null: see <see cref="LandmarkReadOptions.NamesFile"/>.</summary>
    public string? NamesFile { get; init; }

    /// <summary>The formats that landmark files may have.</summary>
    public LandmarkFormats LandmarkFormats { get; init; } = LandmarkFormats.Standard;

    /// <summary>How the scans are read; a manifest may say otherwise for a case (column <c>nifti_no_codes</c>).</summary>
    public VolumeReadOptions ReadOptions { get; init; } = new();
}

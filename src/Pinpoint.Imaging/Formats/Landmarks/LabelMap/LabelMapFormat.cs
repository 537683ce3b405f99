namespace Pinpoint.Imaging;

/// <summary>A volume in which each value above 0 marks one landmark: the centre of its voxels.</summary>
internal sealed class LabelMapFormat : ILandmarkFormat
{
    /// <inheritdoc/>
    public string Name => "label map";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings => VolumeFormats.All.Endings;

    /// <inheritdoc/>
    public LandmarkFormatWriter? Writer => null;

    /// <inheritdoc/>
    public LandmarkFormatFit Fit(LandmarkFileContent content) =>
        content.IsVolume ? LandmarkFormatFit.Signature : LandmarkFormatFit.None;

    /// <inheritdoc/>
    public IReadOnlyList<string> CaseNames(LandmarkFileContent content) => [];

    /// <inheritdoc/>
    public LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options) =>
        LabelMapReader.Read(content.Path, options.NamesFile);
}

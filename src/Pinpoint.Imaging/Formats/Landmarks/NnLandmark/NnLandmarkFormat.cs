namespace Pinpoint.Imaging;

/// <summary>nnLandmark's JSON: voxel positions by case and name.</summary>
internal sealed class NnLandmarkFormat : ILandmarkFormat
{
    /// <inheritdoc/>
    public string Name => "nnLandmark JSON";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".json"];

    /// <inheritdoc/>
    public LandmarkFormatWriter? Writer => null;

    /// <inheritdoc/>
    public LandmarkFormatFit Fit(LandmarkFileContent content) =>
        content.Json is { } root && NnLandmarkReader.Matches(root) ? LandmarkFormatFit.Rows : LandmarkFormatFit.None;

    /// <inheritdoc/>
    public IReadOnlyList<string> CaseNames(LandmarkFileContent content) => NnLandmarkReader.CaseNames(content.Json.GetValueOrDefault());

    /// <inheritdoc/>
    public LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options) =>
        NnLandmarkReader.Read(content.Source, content.Json.GetValueOrDefault(), options.CaseName, new VoxelFrame(content.Path, options.VoxelToWorld));
}

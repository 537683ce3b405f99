namespace Pinpoint.Imaging;

/// <summary>A BIDS sidecar's <c>AnatomicalLandmarkCoordinates</c>, in voxels.</summary>
internal sealed class BidsFormat : ILandmarkFormat
{
    private const string Key = "AnatomicalLandmarkCoordinates";

    /// <inheritdoc/>
    public string Name => "BIDS sidecar";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".json"];

    /// <inheritdoc/>
    public LandmarkFormatWriter? Writer => null;

    /// <inheritdoc/>
    public LandmarkFormatFit Fit(LandmarkFileContent content) =>
        content.Json?.Member(Key) is not null ? LandmarkFormatFit.Signature : LandmarkFormatFit.None;

    /// <inheritdoc/>
    public IReadOnlyList<string> CaseNames(LandmarkFileContent content) => [];

    /// <inheritdoc/>
    public LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options)
    {
        var builder = new LandmarkSetBuilder(content.Path);
        var voxels = new VoxelFrame(content.Path, options.VoxelToWorld);
        VoxelPointsReader.Read(content.Path, Key, content.Json.GetValueOrDefault().GetProperty(Key), voxels.ToWorld, builder);
        return builder.Build();
    }
}

namespace Pinpoint.Imaging;

/// <summary>
/// The <c>AnatomicalLandmarkCoordinates</c> of BIDS: in voxels in the sidecar of a scan, in the named system and unit in a
/// <c>_coordsystem.json</c> (BIDS specification, appendix "Coordinate systems").
/// </summary>
internal sealed class BidsFormat : ILandmarkFormat
{
    /// <inheritdoc/>
    public string Name => "BIDS sidecar";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".json"];

    /// <inheritdoc/>
    public LandmarkFormatWriter? Writer => null;

    /// <inheritdoc/>
    public LandmarkFormatFit Fit(LandmarkFileContent content) =>
        content.Json?.Member(BidsReader.Key) is not null ? LandmarkFormatFit.Signature : LandmarkFormatFit.None;

    /// <inheritdoc/>
    public IReadOnlyList<string> CaseNames(LandmarkFileContent content) => [];

    /// <inheritdoc/>
    public LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options) =>
        BidsReader.Read(content.Path, content.Json.GetValueOrDefault(), new VoxelFrame(content.Path, options.VoxelToWorld));
}

namespace Pinpoint.Imaging;

/// <summary>The landmark files of rl-medical (Alansary et al. 2019): rows of i,j,k in voxels, names in a second file.</summary>
internal sealed class VoxelListFormat : ILandmarkFormat
{
    /// <inheritdoc/>
    public string Name => "rl-medical voxel list";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".txt"];

    /// <inheritdoc/>
    public LandmarkFormatWriter? Writer => null;

    /// <inheritdoc/>
    public LandmarkFormatFit Fit(LandmarkFileContent content) =>
        // One wrong number must not hide what the file is.
        content.FirstFields.Count == 3 && content.FirstFields.Count(InputNumber.Is) >= 2 ? LandmarkFormatFit.Rows : LandmarkFormatFit.None;

    /// <inheritdoc/>
    public IReadOnlyList<string> CaseNames(LandmarkFileContent content) => [];

    /// <inheritdoc/>
    public LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options) =>
        VoxelListReader.Read(content.Source, options.NamesFile, new VoxelFrame(content.Path, options.VoxelToWorld));
}

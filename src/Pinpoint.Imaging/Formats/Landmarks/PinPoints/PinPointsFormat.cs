namespace Pinpoint.Imaging;

/// <summary>The official PIN code's <c>_ps.txt</c>: rows of x y z in voxels, names in a second file.</summary>
internal sealed class PinPointsFormat : ILandmarkFormat
{
    private const string Ending = "_ps.txt";

    /// <inheritdoc/>
    public string Name => "PIN point list";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [Ending, ".txt"];

    /// <inheritdoc/>
    public LandmarkFormatWriter? Writer => null;

    /// <inheritdoc/>
    public LandmarkFormatFit Fit(LandmarkFileContent content) =>
        // One wrong number must not hide what the file is.
        content.FirstWords.Count == 3 && content.FirstWords.Count(InputNumber.Is) >= 2 ? LandmarkFormatFit.Rows
        : content.NameEndsWith(Ending) ? LandmarkFormatFit.Name
        : LandmarkFormatFit.None;

    /// <inheritdoc/>
    public IReadOnlyList<string> CaseNames(LandmarkFileContent content) => [];

    /// <inheritdoc/>
    public LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options) =>
        PinPointsReader.Read(content.Source, options.NamesFile, new VoxelFrame(content.Path, options.VoxelToWorld));
}

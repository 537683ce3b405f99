using System.Globalization;

namespace Pinpoint.Imaging;

/// <summary>An elastix point set: <c>point</c> (LPS mm) or <c>index</c> (voxels), a count, rows of x y z.</summary>
internal sealed class ElastixFormat : ILandmarkFormat
{
    /// <inheritdoc/>
    public string Name => "elastix points";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".txt", ".pts"];

    /// <inheritdoc/>
    public LandmarkFormatWriter? Writer => null;

    /// <inheritdoc/>
    public LandmarkFormatFit Fit(LandmarkFileContent content) =>
        content.FirstLine.Equals("point", StringComparison.OrdinalIgnoreCase) || content.FirstLine.Equals("index", StringComparison.OrdinalIgnoreCase)
            ? LandmarkFormatFit.Signature
        : int.TryParse(content.FirstLine, CultureInfo.InvariantCulture, out _) ? LandmarkFormatFit.Rows
        : LandmarkFormatFit.None;

    /// <inheritdoc/>
    public IReadOnlyList<string> CaseNames(LandmarkFileContent content) => [];

    /// <inheritdoc/>
    public LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options) =>
        ElastixPointsReader.Read(content.Source, options.NamesFile, new VoxelFrame(content.Path, options.VoxelToWorld));
}

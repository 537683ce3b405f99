namespace Pinpoint.Imaging;

/// <summary>The table that 3D Slicer exports: <c>label,l,p,s,...</c> or <c>label,r,a,s,...</c>.</summary>
internal sealed class SlicerTableFormat : ILandmarkFormat
{
    /// <inheritdoc/>
    public string Name => "Slicer table";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".csv", ".tsv"];

    /// <inheritdoc/>
    public LandmarkFormatWriter? Writer => null;

    /// <inheritdoc/>
    public LandmarkFormatFit Fit(LandmarkFileContent content) =>
        !content.HasColumn("label") ? LandmarkFormatFit.None
        // Other tables have labels too.
        : content.HasColumn("l") || content.HasColumn("r") ? LandmarkFormatFit.Signature
        : LandmarkFormatFit.Rows;

    /// <inheritdoc/>
    public IReadOnlyList<string> CaseNames(LandmarkFileContent content) => [];

    /// <inheritdoc/>
    public LandmarkSet Read(LandmarkFileContent content, LandmarkReadOptions options) => SlicerTableReader.Read(content.Source, options.NamesFromDescription);
}

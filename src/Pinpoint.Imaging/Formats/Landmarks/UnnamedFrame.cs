namespace Pinpoint.Imaging;

/// <summary>What is said of files of lengths whose format names no frame: they are taken for LPS millimetres, never in silence.</summary>
internal static class UnnamedFrame
{
    /// <summary>The comment by which files that this software writes name their frame.</summary>
    public const string Comment = "frame: LPS mm";

    /// <summary>Warns of a file that does not name its frame.</summary>
    public static void Warn(LandmarkSetBuilder builder) =>
        builder.Warn("frame", "the file names no frame and no unit, so its positions were taken for LPS mm; check them against the scan");
}

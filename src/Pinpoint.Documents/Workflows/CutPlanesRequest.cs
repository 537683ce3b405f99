using Pinpoint.Biometry;
using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>Planes to be cut out of a scan.</summary>
/// <param name="Scan">The scan's file or name, after which the files are named.</param>
/// <param name="Voxels">The scan itself, held or not.</param>
/// <param name="Landmarks">Its landmarks, in LPS mm.</param>
/// <param name="Anatomy">The planes, and what is to be measured besides.</param>
/// <param name="OutputFolder">The folder that receives the files.</param>
public sealed record CutPlanesRequest(string Scan, Imaging.Scan Voxels, LandmarkSet Landmarks, AnatomyDefinition Anatomy, string OutputFolder)
{
    /// <summary>Planes to be cut out of a scan that is held.</summary>
    /// <param name="scan">The scan's file or name, after which the files are named.</param>
    /// <param name="volume">The scan.</param>
    /// <param name="landmarks">Its landmarks, in LPS mm.</param>
    /// <param name="anatomy">The planes, and what is to be measured besides.</param>
    /// <param name="outputFolder">The folder that receives the files.</param>
    public CutPlanesRequest(string scan, Volume volume, LandmarkSet landmarks, AnatomyDefinition anatomy, string outputFolder)
        : this(scan, Imaging.Scan.Of(volume), landmarks, anatomy, outputFolder)
    {
    }

    /// <summary>Where the landmarks come from, for messages: a model or a landmark file.</summary>
    public string Source { get; init; } = "";

    /// <summary>What was odd before, one line each, for the document.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The side of a square picture in mm; null takes all of the scan that the plane cuts.</summary>
    public double? SizeMm { get; init; }

    /// <summary>The distance between pixels in mm; null takes the scan's smallest voxel spacing.</summary>
    public double? SpacingMm { get; init; }

    /// <summary>Whether to write over files that are there; else that is refused before anything is done.</summary>
    public bool Overwrite { get; init; }
}

using Pinpoint.Imaging;
using Pinpoint.Seeds;

namespace Pinpoint.Workflows;

/// <summary>Seeds and prompts to be made of a scan's landmarks.</summary>
/// <param name="Scan">The scan's file or name, after which the files are named.</param>
/// <param name="Voxels">The scan itself.</param>
/// <param name="Landmarks">Its landmarks, in LPS mm.</param>
/// <param name="OutputFolder">The folder that receives the files.</param>
public sealed record MakeSeedsRequest(string Scan, Imaging.Scan Voxels, LandmarkSet Landmarks, string OutputFolder)
{
    /// <summary>Where the landmarks come from, for the document: a model or a landmark file.</summary>
    public string Source { get; init; } = "";

    /// <summary>How.</summary>
    public SeedOptions Options { get; init; } = new();

    /// <summary>Whether to write the region around the landmarks as a scan of its own.</summary>
    public bool WithCrop { get; init; }

    /// <summary>What was odd before, one line each, for the document.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Whether to write over files that are there; else that is refused before anything is done.</summary>
    public bool Overwrite { get; init; }
}

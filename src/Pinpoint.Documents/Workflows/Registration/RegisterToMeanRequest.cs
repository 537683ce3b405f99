using Pinpoint.Registration;

namespace Pinpoint.Workflows;

/// <summary>A cohort to be laid on its mean shape.</summary>
/// <param name="Bodies">The scans' names, landmarks and how to open each.</param>
/// <param name="OutputFolder">The folder that receives the files.</param>
public sealed record RegisterToMeanRequest(IReadOnlyList<CohortBody> Bodies, string OutputFolder)
{
    /// <summary>What the transforms from the mean to each scan may do.</summary>
    public TransformKind Kind { get; init; } = TransformKind.Similarity;

    /// <summary>The distance between voxels of the mean volume in mm; null takes the median of the scans' smallest.</summary>
    public double? SpacingMm { get; init; }

    /// <summary>What was odd before, one line each, for the document.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Whether to write over files that are there; else that is refused before anything is done.</summary>
    public bool Overwrite { get; init; }
}

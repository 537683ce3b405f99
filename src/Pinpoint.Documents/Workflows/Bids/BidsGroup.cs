using Pinpoint.Documents;

namespace Pinpoint.Workflows;

/// <summary>What is known of all images of a BIDS data set.</summary>
/// <param name="Files">The tables and the report that were written.</param>
/// <param name="Images">What became of each image.</param>
/// <param name="Warnings">What could not be read, one line each.</param>
public sealed record BidsGroup(IReadOnlyList<string> Files, IReadOnlyList<ScanRecord> Images, IReadOnlyList<string> Warnings);

using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>What became of a BIDS data set.</summary>
/// <param name="Selection">The images that were searched, and those that were not.</param>
/// <param name="Outcomes">What became of each image that was searched, in order.</param>
/// <param name="Pages">The reports, one for each who was scanned.</param>
public sealed record BidsOutcome(BidsSelection Selection, IReadOnlyList<ScanOutcome> Outcomes, IReadOnlyList<string> Pages)
{
    /// <summary>What is wrong with those who were asked for by name and have no image to search, one each.</summary>
    public IReadOnlyList<PinpointException> Problems { get; init; } = [];
}

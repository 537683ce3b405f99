using Pinpoint.Imaging;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Output;

/// <summary>What is searched of a BIDS data set and what is not, and what came of it.</summary>
internal sealed class BidsPrinter(Terminal terminal)
{
    /// <summary>Tells, before the search, what is searched and what is not; each reason once, the images in the log.</summary>
    public void Tell(BidsSelection selection, IReadOnlyList<string> remarks)
    {
        ArgumentNullException.ThrowIfNull(selection);
        terminal.Warn(remarks);
        int subjects = selection.Taken.Select(image => image.Subject).Distinct(StringComparer.Ordinal).Count();
        string kinds = string.Join(", ", selection.Taken.GroupBy(image => image.Name.Suffix, StringComparer.Ordinal)
            .OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => $"{kind.Count()} {kind.Key}"));
        terminal.Output.WriteLine($"searched: {kinds} of {subjects} {(subjects == 1 ? "participant" : "participants")}");
        foreach (IGrouping<string, BidsLeftImage> same in selection.Left.GroupBy(left => left.Reason, StringComparer.Ordinal))
        {
            string others = same.Count() > 1 ? Invariant($" and {same.Count() - 1} more") : "";
            terminal.Output.WriteLine($"left: {same.First().Place}{others}: {same.Key}");
        }

        foreach (string subject in selection.Empty)
        {
            terminal.Warn($"sub-{subject}: has no image to search");
        }
    }

    /// <summary>Tells what came of it.</summary>
    public void Tell(BidsOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        foreach (PinpointException problem in outcome.Problems)
        {
            terminal.Fail(problem.Message);
        }

        int failed = outcome.Outcomes.Count(scan => scan.Problem is not null);
        terminal.Output.WriteLine(
            $"{outcome.Outcomes.Count - failed} of {outcome.Outcomes.Count} images done; reports: {string.Join(", ", outcome.Pages)}");
    }
}

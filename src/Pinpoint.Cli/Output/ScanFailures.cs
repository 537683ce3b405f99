using Pinpoint.Documents;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Output;

/// <summary>The scans of a run that failed.</summary>
internal static class ScanFailures
{
    /// <summary>The worst that happened.</summary>
    public static int ExitCodeOf(IEnumerable<ScanOutcome> outcomes) => ExitCodes.Worst(outcomes.Select(outcome => outcome.Problem).OfType<PinpointException>());

    /// <summary>The failures as documents have them.</summary>
    public static IReadOnlyList<FailureItem> Of(IEnumerable<ScanOutcome> outcomes) =>
        [.. outcomes.Where(outcome => outcome.Problem is not null).Select(outcome => new FailureItem(outcome.Scan, outcome.Problem!.Message))];
}

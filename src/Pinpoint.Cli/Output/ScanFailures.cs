using Pinpoint.Documents;
using Pinpoint.Localization;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Output;

/// <summary>The scans of a run that failed.</summary>
internal static class ScanFailures
{
    /// <summary>The worst that happened.</summary>
    public static int ExitCodeOf(IEnumerable<ScanOutcome> outcomes) => ExitCodes.Worst(outcomes.Select(outcome => outcome.Problem).OfType<PinpointException>());

    /// <summary>The code of work that was done on scans, some of which may be unlike the training set.</summary>
    /// <param name="code">The code so far; only where all is done it becomes <see cref="ExitCodes.Rejected"/>.</param>
    /// <param name="failOnRejected">Whether the user wants to be told so.</param>
    /// <param name="verdicts">What the model says of each scan.</param>
    public static int ExitCodeOf(int code, bool failOnRejected, IEnumerable<CaseVerdict> verdicts) =>
        ExitCodeOf(code, failOnRejected, verdicts.Any(verdict => verdict.Rejected));

    /// <summary>As <see cref="ExitCodeOf(int, bool, IEnumerable{CaseVerdict})"/>, where it is known whether a scan is unlike the training set.</summary>
    public static int ExitCodeOf(int code, bool failOnRejected, bool anyRejected) => code == ExitCodes.Done && failOnRejected && anyRejected
        ? ExitCodes.Rejected
        : code;

    /// <summary>The failures as documents have them.</summary>
    public static IReadOnlyList<FailureItem> Of(IEnumerable<ScanOutcome> outcomes) =>
        [.. outcomes.Where(outcome => outcome.Problem is not null).Select(outcome => new FailureItem(outcome.Scan, outcome.Problem!.Message))];
}

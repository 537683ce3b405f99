using System.Globalization;
using Pinpoint.Models;

namespace Pinpoint.Localization;

/// <summary>
/// Whether a scan is mirrored. A mirrored scan of an anatomy whose sides differ is only a little unusual by each measure, but its mirror image is not unusual
/// at all, and that of a good
/// scan is more so than the scan. Where the sides do not differ, both are alike, and nothing is said.
/// </summary>
/// <param name="Calibration">The model's calibration.</param>
/// <param name="Together">By how many deviations the scan departs from the usual, all measures together.</param>
internal sealed record MirrorCheck(Calibration Calibration, double Together)
{
    /// <summary>The mirror images there are: one along each axis. Those about other planes are these, turned.</summary>
    public const int Images = 3;

    // A mirror image must be half as unusual as the scan, and by more than images of symmetric anatomy differ (docs/results/trust.md).
    private const double LessUnusual = 0.5;
    private const double Margin = 0.5;

    /// <summary>The check that a scan calls for, which is one that was accepted and yet is less usual than most; null where none is called for.</summary>
    /// <param name="calibration">The model's calibration; without one that says what is usual, there is nothing to check by.</param>
    /// <param name="evidence">The scan's evidence.</param>
    /// <param name="verdict">The verdict so far.</param>
    public static MirrorCheck? For(Calibration? calibration, CaseEvidence evidence, CaseVerdict verdict)
    {
        if (verdict.Rejected || calibration?.UsualTogether is not { } usual)
        {
            return null;
        }

        var own = CaseDepartures.Of(calibration.CaseLimits, evidence, calibration.FloorMm);
        return own.IsWhole && own.Together > usual ? new MirrorCheck(calibration, own.Together) : null;
    }

    /// <summary>The scan's rejection, where one of its mirror images is far more usual than it is; null where that one is not.</summary>
    /// <param name="mirrorImage">The evidence that a search of the mirror image found.</param>
    public CaseVerdict? Judge(CaseEvidence mirrorImage)
    {
        var mirrored = CaseDepartures.Of(Calibration.CaseLimits, mirrorImage, Calibration.FloorMm);
        return mirrored.IsWhole && mirrored.Together < LessUnusual * Together && Together - mirrored.Together > Margin
            ? new CaseVerdict(
                true, [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"its mirror image is more like the training set (departures of {mirrored.Together:0.##} in place of {Together:0.##} deviations), ") +
                            "so the " +
                    "scan is likely mirrored"])
            : null;
    }
}

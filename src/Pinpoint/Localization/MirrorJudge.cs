using System.Globalization;
using Pinpoint.Models;

namespace Pinpoint.Localization;

/// <summary>
/// Whether a scan is mirrored. A mirrored scan of an anatomy whose sides differ is only a little unusual by each measure, but its mirror image is not unusual at all, and that of a good
/// scan is more so than the scan. Where the sides do not differ, both are alike, and nothing is said.
/// </summary>
internal static class MirrorJudge
{
    // Mirror images about other planes are these, turned.
    private const int Axes = 3;

    // A mirror image must be half as unusual as the scan, and by more than images of symmetric anatomy differ (docs/results/trust.md).
    private const double LessUnusual = 0.5;
    private const double Margin = 0.5;

    /// <summary>The verdict on a scan, its mirror images looked at where the scan is accepted and yet less usual than most.</summary>
    /// <param name="calibration">The model's calibration; without one that says what is usual, the verdict stands.</param>
    /// <param name="evidence">The scan's evidence.</param>
    /// <param name="verdict">The verdict so far.</param>
    /// <param name="ofMirrorImage">Searches the scan's mirror image along an axis, 0 to 2.</param>
    public static CaseVerdict Judge(Calibration? calibration, CaseEvidence evidence, CaseVerdict verdict, Func<int, CaseEvidence> ofMirrorImage)
    {
        if (verdict.Rejected || calibration?.UsualTogether is not { } usual)
        {
            return verdict;
        }

        var own = CaseDepartures.Of(calibration.CaseLimits, evidence, calibration.FloorMm);
        if (!own.IsWhole || own.Together <= usual)
        {
            return verdict;
        }

        for (int axis = 0; axis < Axes; axis++)
        {
            var mirrored = CaseDepartures.Of(calibration.CaseLimits, ofMirrorImage(axis), calibration.FloorMm);
            if (mirrored.IsWhole && mirrored.Together < LessUnusual * own.Together && own.Together - mirrored.Together > Margin)
            {
                return new CaseVerdict(true, [string.Create(
                    CultureInfo.InvariantCulture,
                    $"its mirror image is more like the training set (departures of {mirrored.Together:0.##} in place of {own.Together:0.##} deviations), so the scan is likely mirrored")]);
            }
        }

        return verdict;
    }
}

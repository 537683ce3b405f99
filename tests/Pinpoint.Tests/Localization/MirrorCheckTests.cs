using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Tests.Trust;
using Pinpoint.Trust;

namespace Pinpoint.Tests.Localization;

public sealed class MirrorCheckTests
{
    private static readonly Calibration Calibration = Calibrator.Fit(MadeCalibration.Set(36, 1), "made");
    private static readonly double Usual = Calibration.UsualTogether!.Value;
    private static readonly double Odd = Math.Max(2 * Usual, Usual + 1);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void An_odd_scan_with_one_mirror_image_that_is_usual_is_taken_for_mirrored(int axis)
    {
        CaseVerdict verdict = Judge(Calibration, At(Odd), CaseVerdict.Accepted, image => At(image == axis ? 0.1 * Odd : Odd));
        verdict.Rejected.ShouldBeTrue();
        verdict.Text.ShouldContain("mirror");
    }

    [Fact]
    public void A_scan_whose_mirror_images_are_little_better_is_believed()
    {
        Judge(Calibration, At(Odd), CaseVerdict.Accepted, _ => At(0.6 * Odd)).ShouldBe(CaseVerdict.Accepted);
        Judge(Calibration, At(Odd), CaseVerdict.Accepted, _ => At(2 * Odd)).ShouldBe(CaseVerdict.Accepted);
    }

    [Fact]
    public void Mirror_images_are_looked_at_only_where_the_answer_is_open()
    {
        static CaseEvidence Never(int axis) => throw new InvalidOperationException($"The mirror image along {axis} was looked at.");

        Judge(Calibration, At(0.9 * Usual), CaseVerdict.Accepted, Never).ShouldBe(CaseVerdict.Accepted);
        Judge(null, At(Odd), CaseVerdict.Accepted, Never).ShouldBe(CaseVerdict.Accepted);
        Judge(Calibration with { UsualTogether = null }, At(Odd), CaseVerdict.Accepted, Never).ShouldBe(CaseVerdict.Accepted);
        Judge(Calibration, At(Odd) with { PoseDistance = null }, CaseVerdict.Accepted, Never).ShouldBe(CaseVerdict.Accepted);
        var rejected = new CaseVerdict(true, ["noise"]);
        Judge(Calibration, At(Odd), rejected, Never).ShouldBe(rejected);
    }

    // As a localizer does: one image after another, until one turns the scan down.
    private static CaseVerdict Judge(Calibration? calibration, CaseEvidence evidence, CaseVerdict verdict, Func<int, CaseEvidence> ofMirrorImage) =>
        MirrorCheck.For(calibration, evidence, verdict) is { } check
        ? Enumerable.Range(0, MirrorCheck.Images).Select(axis => check.Judge(ofMirrorImage(axis))).OfType<CaseVerdict>().FirstOrDefault() ?? verdict
        : verdict;

    // Evidence whose departures together are of a size: all of it in the pose.
    private static CaseEvidence At(double together)
    {
        var evidence = new CaseEvidence { Presence = 1, SpreadMm = 0, PoseDistance = 0 };
        CaseLimit limit = Calibration.CaseLimits.Single(item => item.Name == "pose_distance");
        evidence = evidence with { PoseDistance = limit.Centre + (together * Math.Sqrt(Calibration.CaseLimits.Count) * limit.Deviation) };
        CaseDepartures.Of(Calibration.CaseLimits, evidence, Calibration.FloorMm).Together.ShouldBe(together, 1e-9);
        return evidence;
    }
}

using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Trust;

namespace Pinpoint.Tests.Trust;

public sealed class CalibratorTests
{
    [Fact]
    public void Radii_hold_what_they_promise_landmark_by_landmark_on_new_scans()
    {
        Calibration calibration = Calibrator.Fit(MadeCalibration.Set(40, 1), "test");
        double[] held = new double[MadeCalibration.Landmarks];
        const int Cases = 400;
        for (int number = 0; number < Cases; number++)
        {
            CalibrationCase item = MadeCalibration.Case(number, 99, null);
            for (int landmark = 0; landmark < held.Length; landmark++)
            {
                held[landmark] += item.ErrorsMm[landmark] <= CalibratedError.RadiusMm(calibration, landmark, item.Evidence[landmark]) ? 1.0 / Cases : 0;
            }
        }

        held.Average().ShouldBeInRange(0.93, 0.98);
        held.ShouldAllBe(share => share > 0.9);
        calibration.Coverage.ShouldBeInRange(0.95, 0.99);
        calibration.Points.ShouldBe(240);
    }

    [Fact]
    public void Worse_evidence_means_a_larger_radius_and_evidence_that_says_nothing_changes_little()
    {
        Calibration calibration = Calibrator.Fit(MadeCalibration.Set(40, 1), "test");
        double Radius(double predicted, double spread) =>
            CalibratedError.RadiusMm(calibration, 2, new LandmarkEvidence { SpreadMm = spread, PredictedErrorMm = predicted, Presence = 0.9 });

        (Radius(2, 0.5) / Radius(0.5, 0.5)).ShouldBeInRange(3, 4.5);
        (Radius(1, 1.1) / Radius(1, 0.1)).ShouldBeInRange(1, 1.3);
        calibration.Terms.ShouldAllBe(term => term.Coefficient >= 0);
    }

    [Fact]
    public void A_landmark_that_is_harder_has_a_larger_radius()
    {
        Calibration calibration = Calibrator.Fit(MadeCalibration.Set(40, 1), "test");
        var evidence = new LandmarkEvidence { SpreadMm = 0.5, PredictedErrorMm = 1, Presence = 0.9 };
        (CalibratedError.RadiusMm(calibration, 5, evidence) / CalibratedError.RadiusMm(calibration, 0, evidence)).ShouldBeInRange(4, 8);
    }

    [Fact]
    public void Few_scans_give_wide_radii_and_no_word_on_what_is_usual()
    {
        Calibration many = Calibrator.Fit(MadeCalibration.Set(40, 1), "test");
        Calibration one = Calibrator.Fit(MadeCalibration.Set(1, 1), "test");
        one.Quantile.ShouldBeGreaterThan(many.Quantile);
        one.CaseLimits.ShouldBeEmpty();
        many.CaseLimits.Select(limit => limit.Name).ShouldBe(["presence", "pose_distance", "spread_mm"]);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void How_far_a_sound_landmark_may_lie_is_not_told_by_few_scans(int scans, bool told)
    {
        CalibrationSet set = MadeCalibration.Set(scans, 1);
        CalibrationCase[] moved = [.. set.Cases
            .Select(item => item with { Evidence = [.. item.Evidence.Select(one => one with { MovedMm = 1, ShapeResidualMm = 0.5 })] })];
        Calibration calibration = Calibrator.Fit(set with { Cases = moved }, "made");
        calibration.Limits?.FurthestMovedMm.ShouldBe(1.5, 1e-12);
        calibration.Limits?.LargestResidualMm.ShouldBe(0.75);
        (calibration.Limits is not null).ShouldBe(told);
    }

    [Fact]
    public void A_landmark_is_missing_only_below_nearly_all_that_were_there_and_below_what_counts_as_seen()
    {
        CalibrationSet set = MadeCalibration.Set(20, 5);
        Calibrator.Fit(set, "made").AbsentBelow.ShouldBe(LandmarkEvidence.UnseenBelow);
        Calibrator.Fit(set with { Cases = [.. set.Cases.Take(2)] }, "made").AbsentBelow.ShouldBe(0);

        CalibrationCase[] dim =
            [.. set.Cases
                .Select((item, number) => number > 3
                    ? item
                    : item with { Evidence = [.. item.Evidence.Select((one, i) => i == 2 ? one with { Presence = 0.1 } : one)] })];
        Calibrator.Fit(set with { Cases = dim }, "made").AbsentBelow.ShouldBe(0, 1e-12);
    }

    [Fact]
    public void Scans_without_a_known_error_teach_nothing()
    {
        CalibrationSet set = MadeCalibration.Set(3, 1);
        Should.Throw<UsageException>(
            () => Calibrator.Fit(set with { Cases = [.. set.Cases.Select(item => item with { ErrorsMm = new double?[MadeCalibration.Landmarks] })] }, "test"));
    }

    [Fact]
    public void Every_fold_is_covered_by_what_the_others_teach()
    {
        CoverageByFold coverage = CoverageByFold.Of(MadeCalibration.Set(36, 5)).ShouldNotBeNull();
        coverage.Coverage.ShouldBeInRange(0.9, 1);
        coverage.Points.ShouldBe(216);
        coverage.Rejected.Count.ShouldBeLessThan(5);
        CoverageByFold.Of(MadeCalibration.Set(6, 5, folds: 1)).ShouldBeNull();
    }

    [Fact]
    public void A_scan_far_from_the_usual_is_rejected_in_words_and_good_ones_are_not()
    {
        Calibration calibration = Calibrator.Fit(MadeCalibration.Set(36, 1), "test");
        Enumerable.Range(0, 200)
            .Count(number => CaseJudge.Judge(calibration, MadeCalibration.Case(number, 77, null).CaseEvidence).Rejected)
            .ShouldBeLessThan(12);

        CaseEvidence good = MadeCalibration.Case(0, 77, null).CaseEvidence;
        CaseVerdict turned = CaseJudge.Judge(calibration, good with { PoseDistance = 12 });
        turned.Rejected.ShouldBeTrue();
        turned.Text.ShouldContain("unusual pose");
        CaseJudge.Judge(calibration, good with { Presence = 0.2 }).Text.ShouldContain("not to be seen");
        CaseJudge.Judge(calibration, good with { PoseDistance = 0, SpreadMm = 0.01 }).Rejected.ShouldBeFalse();
        CaseJudge.Judge(null, good).ShouldBe(CaseVerdict.Accepted);
        CaseJudge.Judge(null, good with { Presence = -0.4 }).Rejected.ShouldBeTrue();
    }

    [Fact]
    public void A_scan_of_which_all_measures_are_a_little_unusual_is_rejected_where_one_of_them_would_not_be()
    {
        CalibrationSet set = MadeCalibration.Set(36, 1);
        Calibration calibration = Calibrator.Fit(set, "test");
        double Off(string measure)
        {
            CaseLimit limit = calibration.CaseLimits.Single(limit => limit.Name == measure);
            double away = 1.3 * calibration.LargestTogether!.Value * limit.Deviation;
            return measure == "presence" ? limit.Centre - away : measure == "spread_mm" ? Math.Exp(limit.Centre + away) - set.FloorMm : limit.Centre + away;
        }

        CaseEvidence good = MadeCalibration.Case(0, 77, null).CaseEvidence;
        CaseJudge.Judge(calibration, good with { PoseDistance = Off("pose_distance") }).Rejected.ShouldBeFalse();
        CaseVerdict verdict = CaseJudge.Judge(
            calibration, good with { PoseDistance = Off("pose_distance"), Presence = Off("presence"), SpreadMm = Off("spread_mm") });
        verdict.Rejected.ShouldBeTrue();
        verdict.Text.ShouldStartWith("several measures at once are somewhat unusual");
        CaseJudge.Judge(
            calibration with { LargestTogether = null },
            good with { PoseDistance = Off("pose_distance"), Presence = Off("presence"), SpreadMm = Off("spread_mm") }).ShouldBe(CaseVerdict.Accepted);
    }
}

using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Phantoms;
using Pinpoint.Tests.Support;
using Xunit.Abstractions;

namespace Pinpoint.Tests.Localization;

/// <summary>What a trained and calibrated model says of good scans, of scans it must not believe, and of a landmark that is hidden.</summary>
public sealed class TrustTests(TrainedPhantoms phantoms, ITestOutputHelper output) : IClassFixture<TrainedPhantoms>
{
    [Fact]
    public void Good_scans_are_believed_and_their_radii_hold_the_errors()
    {
        using var localizer = new Localizer(phantoms.Model);
        int rejected = 0;
        int within = 0;
        int points = 0;
        foreach (HeadPhantom scan in phantoms.Scans)
        {
            LocalizationResult answer = localizer.Locate(scan.Volume);
            output.WriteLine($"{answer.CaseEvidence} {answer.Verdict.Text}");
            rejected += answer.Verdict.Rejected ? 1 : 0;
            answer.CaseEvidence.Presence!.Value.ShouldBeGreaterThan(0.4);
            foreach (Landmark landmark in answer.Landmarks.Where(landmark => landmark.Position is not null))
            {
                points++;
                within += landmark.Position!.Value.DistanceTo(scan.Landmarks.Find(landmark.Name)!.Position!.Value) <= landmark.Radius95 ? 1 : 0;
            }
        }

        rejected.ShouldBeLessThanOrEqualTo(1);
        points.ShouldBeGreaterThan(90);
        (within / (double)points).ShouldBeGreaterThan(0.85);
    }

    [Theory]
    [InlineData("flip_z", 1)]
    [InlineData("noise", 0)]
    [InlineData("shuffled", 0)]
    [InlineData("blank", 0)]
    public void A_scan_unlike_the_training_set_is_rejected_with_a_reason(string kind, int mostMissed)
    {
        // An upturned head of few ellipsoids looks much like one that is not, to a network of few steps.
        int missed = 0;
        using var localizer = new Localizer(phantoms.Model);
        for (int i = 0; i < 4; i++)
        {
            LocalizationResult answer = localizer.Locate(CorruptedScan.Of(phantoms.Scans[i].Volume, kind, (ulong)i));
            output.WriteLine($"{kind}: {answer.CaseEvidence} {answer.Verdict.Text}");
            if (!answer.Verdict.Rejected)
            {
                missed++;
                continue;
            }

            answer.Verdict.Text.ShouldNotBeEmpty();
            answer.Landmarks
                .ShouldAllBe(
                    landmark => landmark.Status != LandmarkStatus.Defined
                        && landmark.Description.Contains("unlike the training set", StringComparison.Ordinal));
        }

        missed.ShouldBeLessThanOrEqualTo(mostMissed);
    }

    [Fact]
    public void A_hidden_landmark_is_not_seen_and_falls_back_to_where_the_others_say_it_is()
    {
        using var localizer = new Localizer(phantoms.Model);
        int fell = 0;
        double furthest = 0;
        foreach (HeadPhantom scan in phantoms.Scans)
        {
            WorldPoint hidden = scan.Landmarks.Find("skull_front")!.Position!.Value;
            LocalizationResult answer = localizer.Locate(Erased(scan.Volume, hidden, 20));
            int index = phantoms.Uncalibrated.LandmarkNames.ToList().IndexOf("skull_front");
            output.WriteLine($"{answer.Evidence[index]} {answer.Landmarks[index]} {answer.Landmarks[index].Position?.DistanceTo(hidden)}");
            fell += answer.Evidence[index].FellBack && answer.Landmarks[index].Status is LandmarkStatus.Uncertain or LandmarkStatus.Missing ? 1 : 0;
            furthest = Math.Max(furthest, answer.Landmarks[index].Position?.DistanceTo(hidden) ?? 0);
        }

        fell.ShouldBeGreaterThan(phantoms.Scans.Count / 2);
        furthest.ShouldBeLessThan(20);
    }

    [Fact]
    public void An_answer_judged_later_is_the_one_of_the_calibrated_model()
    {
        using var plain = new Localizer(phantoms.Uncalibrated);
        using var calibrated = new Localizer(phantoms.Model);
        LocalizationResult later = plain.Locate(phantoms.Scans[0].Volume).JudgedBy(phantoms.Model.Calibration!);
        LocalizationResult direct = calibrated.Locate(phantoms.Scans[0].Volume);
        later.Landmarks.ShouldBe(direct.Landmarks);
        later.Verdict.Rejected.ShouldBe(direct.Verdict.Rejected);
    }

    [Fact]
    public void Mirror_images_are_a_step_of_their_own_that_is_told_of_and_can_be_left_out()
    {
        // By this calibration every scan is accepted, and less usual than most.
        LandmarkModel model = phantoms.Model.Calibrated(
            phantoms.Model.Calibration! with { UsualTogether = 0, LargestTogether = null, LargestDeparture = double.PositiveInfinity });
        var (full, phases, log) = Watched(model, new LocalizerOptions());
        var (plain, plainPhases, plainLog) = Watched(model, new LocalizerOptions { CheckMirrorImages = false });
        var (bare, barePhases, _) = Watched(model, new LocalizerOptions { UseCalibration = false });

        phases.Where(step => step.Phase == SearchPhase.CheckingMirrorImages).ShouldBe(
            Enumerable.Range(1, full.Verdict.Rejected ? phases[^1].Step : 3).Select(image => new SearchProgress(SearchPhase.CheckingMirrorImages, image, 3)));
        phases[^1].Phase.ShouldBe(SearchPhase.CheckingMirrorImages);
        log.ShouldContain("Debug: The scan is less usual than most; its mirror images are searched too.", StringComparer.Ordinal);
        plainPhases.ShouldBe(phases.Where(step => step.Phase != SearchPhase.CheckingMirrorImages));
        plainLog.ShouldBeEmpty();
        barePhases.ShouldBe(plainPhases);
        plain.Verdict.ShouldBe(CaseVerdict.Accepted);
        plain.Landmarks.Select(landmark => landmark.Position).ShouldBe(full.Landmarks.Select(landmark => landmark.Position));
        plain.Landmarks.ShouldAllBe(landmark => landmark.Radius95 > 0);
        bare.Landmarks.ShouldAllBe(landmark => landmark.Radius95 == null);
    }

    private (LocalizationResult Answer, List<SearchProgress> Steps, List<string> Log) Watched(LandmarkModel model, LocalizerOptions options)
    {
        var log = new ListLogger();
        var steps = new StepList();
        using var localizer = new Localizer(model, options with { Logger = log });
        return (localizer.Locate(phantoms.Scans[0].Volume, steps), steps, log.Lines);
    }

    private static Volume Erased(Volume scan, WorldPoint centre, double radiusMm)
    {
        byte[] voxels = scan.Voxels<byte>().ToArray();
        for (int i = 0; i < voxels.Length; i++)
        {
            var point = new VoxelPoint(i % scan.Size.X, i / scan.Size.X % scan.Size.Y, i / (scan.Size.X * scan.Size.Y));
            voxels[i] = scan.ToWorld(point).DistanceTo(centre) < radiusMm ? (byte)0 : voxels[i];
        }

        return Volume.Create(voxels, scan.Size, scan.VoxelToWorld);
    }

    private sealed class StepList : List<SearchProgress>, IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => Add(value);
    }
}

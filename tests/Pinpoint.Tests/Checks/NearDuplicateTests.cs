using Pinpoint.Checks;
using Pinpoint.Imaging;

namespace Pinpoint.Tests.Checks;

/// <summary>One subject twice, under two names: the second scan is never the same file, nor are its landmarks.</summary>
public sealed class NearDuplicateTests
{
    [Fact]
    public void Other_intensities_and_rounded_landmarks_are_the_same_subject()
    {
        using var set = new MadeDataset();
        Add(set, 2, value => 500 - (3 * MathF.Sqrt(value + 50)), crop: 0, noiseMm: 0.0015);
        Single(set, "case8", "case2");
    }

    [Fact]
    public void A_cropped_scan_that_was_annotated_anew_is_the_same_subject()
    {
        using var set = new MadeDataset();
        Add(set, 5, value => value, crop: 2, noiseMm: 0.2);
        Single(set, "case8", "case5");
    }

    [Fact]
    public void A_subject_that_was_moved_in_space_is_known_by_its_landmarks()
    {
        using var set = new MadeDataset(cases: 4);
        set.Landmarks.Add(
            new LandmarkSet(
                set.Landmarks[1]
                    .Select(item => item with { Position = new WorldPoint(item.Position!.Value.Y, -item.Position.Value.X, item.Position.Value.Z) })));
        set.Volumes.Add(MadeDataset.VolumeOf(MadeDataset.Grid(), 16, 99));
        set.Examine().Findings.Where(finding => finding.Code == FindingCodes.NearDuplicate).Select(finding => finding.Case).ShouldBe(["case4"]);
    }

    [Fact]
    public void Two_subjects_of_nearly_one_shape_are_two()
    {
        using var set = new MadeDataset();
        Add(set, 5, value => value, crop: 0, noiseMm: 0.2);
        set.Volumes[8] = MadeDataset.VolumeOf(MadeDataset.Grid(), 16, 77);
        set.Examine().Findings.ShouldNotContain(finding => finding.Code == FindingCodes.NearDuplicate);
    }

    private static void Single(MadeDataset set, string later, string earlier)
    {
        Finding finding = set.Examine().Findings.Single(item => item.Code == FindingCodes.NearDuplicate);
        (finding.Severity, finding.Case).ShouldBe((FindingSeverity.Warning, later));
        finding.Message.ShouldStartWith($"likely shows the same subject as the case '{earlier}'");
        finding.Message.ShouldEndWith("keep one of them");
    }

    private static void Add(MadeDataset set, int of, Func<float, float> intensity, int crop, double noiseMm)
    {
        Volume volume = set.Volumes[of];
        ReadOnlySpan<float> voxels = volume.Voxels<float>();
        int side = volume.Size.X - (2 * crop);
        float[] kept = new float[side * side * side];
        for (int i = 0; i < kept.Length; i++)
        {
            kept[i] = intensity(voxels[(i % side) + crop + (volume.Size.X * ((i / side % side) + crop + (volume.Size.Y * ((i / (side * side)) + crop))))]);
        }

        WorldPoint origin = volume.ToWorld(new VoxelPoint(crop, crop, crop));
        double spacing = volume.VoxelToWorld.Spacing.X;
        set.Volumes.Add(Volume.Create(kept, new VolumeSize(side, side, side), Affine.FromSpacing(spacing, spacing, spacing, origin)));
        var random = new SplitMixRandom(3);
        var moved = new List<Landmark>();
        foreach (Landmark landmark in set.Landmarks[of])
        {
            WorldPoint p = landmark.Position!.Value;
            moved.Add(landmark with
            {
                Position = new WorldPoint(p.X + (noiseMm * random.NextNormal()), p.Y + (noiseMm * random.NextNormal()), p.Z + (noiseMm * random.NextNormal())),
            });
        }

        set.Landmarks.Add(new LandmarkSet(moved));
    }
}

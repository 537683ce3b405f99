using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class FingerprintTests
{
    [Fact]
    public void A_case_is_described_in_figures()
    {
        LandmarkSet landmarks = new([Landmark.At("in", new WorldPoint(1, 1, 1)), Landmark.At("out", new WorldPoint(199, 0, 0)), Landmark.Missing("gone")]);
        CaseFingerprint fingerprint = CaseFingerprint.Of("a", Ramp(), landmarks);

        fingerprint.Size.ShouldBe(new VolumeSize(101, 1, 2));
        fingerprint.SpacingMm.ShouldBe((1, 2, 3));
        fingerprint.Orientation.ShouldBe("LPI");
        fingerprint.VoxelType.ShouldBe(VoxelType.Int16);
        (fingerprint.Landmarks, fingerprint.MissingLandmarks, fingerprint.LandmarksOutside).ShouldBe((2, 1, 1));
        (fingerprint.Intensities.Minimum, fingerprint.Intensities.Maximum).ShouldBe((-50, 50));
    }

    // numpy.percentile(numpy.repeat(numpy.arange(101) - 50, 2), [1, 5, 25, 50, 75, 95, 99])
    [Fact]
    public void The_percentiles_are_those_of_numpy_where_every_voxel_is_in_the_sample() =>
        IntensityFingerprint.Of(Ramp()).Percentiles
            .Select(pair => (pair.Key, Math.Round(pair.Value, 9)))
            .ShouldBe([(1, -49.0), (5, -45.0), (25, -25.0), (50, 0.0), (75, 25.0), (95, 45.0), (99, 49.0)]);

    [Fact]
    public void A_sample_of_a_large_volume_is_spread_over_it_and_always_the_same()
    {
        var volume = Volume.Create([.. Enumerable.Range(0, 1 << 20).Select(i => (float)i)], new VolumeSize(1 << 10, 1 << 5, 1 << 5), Affine.Identity);
        IntensityFingerprint one = IntensityFingerprint.Of(volume);
        one.Percentiles[50].ShouldBe(1 << 19, 10);
        IntensityFingerprint.Of(volume).Percentiles.ShouldBe(one.Percentiles);
    }

    [Fact]
    public void The_same_voxels_are_found_whatever_the_case_is_called()
    {
        LandmarkSet landmarks = new([Landmark.At("p", new WorldPoint(1, 1, 1))]);
        var other = Volume.Create(new byte[4], new VolumeSize(4, 1, 1), Affine.Identity);
        CaseFingerprint[] cases = [
            CaseFingerprint.Of("a", Ramp(), landmarks),
            CaseFingerprint.Of("b", other, null),
            CaseFingerprint.Of("c", Ramp(), landmarks),
        ];
        var set = new DatasetFingerprint("set", ["p"], cases);

        set.SameScans().ShouldHaveSingleItem().ShouldBe(["a", "c"], StringComparer.Ordinal);
        set.Hash.ShouldBe(new DatasetFingerprint("renamed", ["p"], [cases[1], cases[2], cases[0]]).Hash);
        set.Hash.ShouldNotBe(new DatasetFingerprint("set", ["p"], cases[..2]).Hash, StringComparer.Ordinal);
        ContentHash.OfLandmarks(landmarks)
            .ShouldNotBe(ContentHash.OfLandmarks(new([Landmark.At("p", new WorldPoint(1, 1, Math.BitIncrement(1.0)))])), StringComparer.Ordinal);
    }

    [Fact]
    public void The_median_spacing_is_that_of_each_axis_by_itself()
    {
        (double X, double Y, double Z)[] spacings = [(1, 9, 4), (2, 8, 6), (7, 3, 5)];
        CaseFingerprint[] cases = [.. spacings.Select((spacing, i) => CaseFingerprint.Of(
            $"{i}", Volume.Create(new byte[2], new VolumeSize(2, 1, 1), Affine.FromSpacing(spacing.X, spacing.Y, spacing.Z)), null))];

        new DatasetFingerprint("set", [], cases).MedianSpacingMm.ShouldBe((2, 8, 5));
        new DatasetFingerprint("set", [], cases[..2]).MedianSpacingMm.ShouldBe((1.5, 8.5, 5));
        new DatasetFingerprint("set", [], []).MedianSpacingMm.ShouldBeNull();
    }

    // printf '\0\0\0\0' | sha256sum
    [Fact]
    public void The_voxel_hash_is_that_of_the_raw_bytes() =>
        ContentHash.OfVoxels(Volume.Create(new byte[4], new VolumeSize(4, 1, 1), Affine.Identity))
            .ShouldBe("df3f619804a92fdb4057192dc43dd748ea778adc52bc498ce80524c014b81119");

    [SharedFact]
    public void A_real_scan_is_described_as_its_header_and_landmark_file_say()
    {
        Dataset dataset = Dataset.Open(SharedData.PathOf("data", "mouse_skull"));
        DatasetCase item = dataset.Cases.Single(item => item.Name.Equals("A_J", StringComparison.Ordinal));

        CaseFingerprint fingerprint = CaseFingerprint.Of(item.Name, Dataset.ReadVolume(item), dataset.ReadLandmarks(item));

        fingerprint.Size.ShouldBe(new VolumeSize(136, 216, 128));
        fingerprint.SpacingMm.X.ShouldBe(0.15, 1e-6);
        fingerprint.VoxelType.ShouldBe(VoxelType.UInt8);
        fingerprint.Landmarks.ShouldBe(51);
        fingerprint.LandmarksOutside.ShouldBe(0);
    }

    // Intensities -50 to 50, each twice.
    private static Volume Ramp()
    {
        short[] voxels = [.. Enumerable.Range(0, 202).Select(i => (short)((i % 101) - 50))];
        return Volume.Create(voxels, new VolumeSize(101, 1, 2), Affine.FromSpacing(1, 2, -3));
    }
}

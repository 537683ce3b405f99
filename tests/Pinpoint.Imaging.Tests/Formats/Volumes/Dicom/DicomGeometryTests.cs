using Pinpoint.Testing.Dicom;

namespace Pinpoint.Imaging.Tests.Formats.Volumes.Dicom;

/// <summary>Where voxels are, and which frames make a volume.</summary>
public sealed class DicomGeometryTests : IDisposable
{
    private static readonly TestSeries Series = new(4, 3) { PixelSpacing = [0.5, 0.25] };
    private readonly DicomFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Slices_are_sorted_by_their_positions_not_their_names()
    {
        _folder.WriteSlices(Series, [[1, 2, 9], [1, 2, 3], [1, 2, 6]]);

        Volume volume = _folder.Read();

        FirstOfSlices(volume).ShouldBe([100, 200, 0]);
        volume.ToWorld(new VoxelPoint(2, 2, 1)).ShouldBe(new WorldPoint(1.5, 3, 6));
        volume.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void An_oblique_series_lies_where_its_headers_say()
    {
        double angle = 0.3;
        double[] orientation = [Math.Cos(angle), Math.Sin(angle), 0, 0, 0, -1];
        double[] normal = [-Math.Sin(angle), Math.Cos(angle), 0];
        TestSeries series = Series with { Orientation = orientation };
        _folder.WriteSlices(series, Enumerable.Range(0, 5).Select(slice => normal.Select(part => 10 + (slice * 1.2 * part)).ToArray()));

        Volume volume = _folder.Read();

        WorldPoint corner = volume.ToWorld(new VoxelPoint(3, 2, 0));
        WorldPoint first = volume.ToWorld(new VoxelPoint(0, 0, 0));
        corner.DistanceTo(new WorldPoint(first.X + (0.75 * orientation[0]), first.Y + (0.75 * orientation[1]), first.Z - 1)).ShouldBeLessThan(1e-5);
        volume.VoxelToWorld.Spacing.Z.ShouldBe(1.2, 1e-5);
    }

    [Fact]
    public void A_tilted_scanner_leaves_shear()
    {
        double tilt = 14 * Math.PI / 180;
        TestSeries series = Series with { Orientation = [1, 0, 0, 0, Math.Cos(tilt), -Math.Sin(tilt)] };
        _folder.WriteSlices(series, Enumerable.Range(0, 4).Select(slice => new[] { -10, -20, 5.0 * slice }));

        Volume volume = _folder.Read();

        for (int slice = 0; slice < 4; slice++)
        {
            volume.ToWorld(new VoxelPoint(0, 0, slice)).DistanceTo(new WorldPoint(-10, -20, 5 * slice)).ShouldBeLessThan(1e-5);
            volume.ToWorld(new VoxelPoint(2, 2, slice))
                .DistanceTo(new WorldPoint(-9.5, -20 + Math.Cos(tilt), (5 * slice) - Math.Sin(tilt))).ShouldBeLessThan(1e-5);
        }
    }

    [Fact]
    public void A_missing_slice_is_filled_in_and_all_others_stay_in_their_place()
    {
        _folder.WriteSlices(Series, new[] { 0, 2.5, 5, 10, 12.5 }.Select(z => new[] { 0, 0, z }));

        Volume volume = _folder.Read();

        FirstOfSlices(volume).ShouldBe([0, 100, 200, 250, 300, 400]);
        volume.ToWorld(new VoxelPoint(0, 0, 4)).Z.ShouldBe(10, 1e-9);
        volume.Warnings.ShouldHaveSingleItem().ShouldContain("2.5 to 5 mm apart, the widest gap between");
    }

    [Fact]
    public void Slices_of_uneven_distances_are_mixed_where_they_truly_lie()
    {
        double[] places = [0, 1, 2.1, 3, 4.2, 5];
        _folder.WriteSlices(Series, places.Select(z => new[] { 0, 0, z }));

        Volume volume = _folder.Read();

        volume.Size.Z.ShouldBe(6);
        for (int slice = 0; slice < 6; slice++)
        {
            // The first voxel of a slice is 100 times its number, so that its value tells where it comes from.
            double z = volume.ToWorld(new VoxelPoint(0, 0, slice)).Z;
            int below = Math.Min(places.Length - 2, Array.FindLastIndex(places, place => place <= z + 1e-6));
            double wanted = 100 * (below + ((z - places[below]) / (places[below + 1] - places[below])));
            ((double)FirstOfSlices(volume)[slice]).ShouldBe(wanted, 0.5 + 1e-3);
        }

        volume.Warnings.ShouldHaveSingleItem().ShouldContain("truly lie");
    }

    [Fact]
    public void A_wide_gap_is_refused()
    {
        _folder.WriteSlices(Series, new[] { 0.0, 1, 2, 6, 7 }.Select(z => new[] { 0, 0, z }));

        BadInput.ShouldBeRefused(() => _folder.Read(), _folder.Path, "slices", "gap of 4 mm");
    }

    [Fact]
    public void Slices_beside_their_line_are_no_volume()
    {
        _folder.WriteSlices(Series, [[0, 0, 0], [7, 0, 1], [0, 0, 2]]);

        BadInput.ShouldBeRefused(() => _folder.Read(), _folder.File("slice2.dcm"), "image position", "7 mm off the line");
    }

    [Fact]
    public void Rounded_positions_are_no_gap()
    {
        _folder.WriteSlices(Series, Enumerable.Range(0, 20).Select(slice => new[] { 0, 0, Math.Round(slice * 0.6251, 2) }));

        Volume volume = _folder.Read();

        volume.Size.Z.ShouldBe(20);
        volume.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Two_orientations_are_two_volumes()
    {
        _folder.WriteSlices(Series, [[0, 0, 0], [0, 0, 1], [0, 0, 2]]);
        _folder.WriteSlices(Series with { Orientation = [0, 1, 0, 0, 0, -1] }, [[5, 0, 0], [6, 0, 0]], first: 4);

        IReadOnlyList<VolumeHeader> headers = VolumeFile.ReadHeaders(_folder.Path);

        headers.Select(header => header.Size.Z).ShouldBe([3, 2], ignoreOrder: true);
        _folder.Read().Size.Z.ShouldBe(3);
    }

    [Fact]
    public void Echoes_in_one_place_are_told_apart_and_named()
    {
        int instance = 0;
        foreach (string echo in new[] { "4.92", "7.38" })
        {
            for (int slice = 0; slice < 3; slice++)
            {
                TestDataSet set = Series.Slice(++instance, [0, 0, slice], DicomFolder.Values(Series, instance));
                set.Add(0x00180081, "DS", echo);
                set.Add(0x00080032, "TM", $"1200{instance:00}");
                _folder.Write($"{instance}.dcm", set);
            }
        }

        VolumeFile.ReadHeaders(_folder.Path).Select(header => header.Series!.Label).ShouldBe(["5 Axial, echo time 4.92", "5 Axial, echo time 7.38"]);
        _folder.Read(new VolumeReadOptions { Volume = "5 Axial, echo time 7.38" }).Voxels<short>()[0].ShouldBe((short)400);
    }

    [Fact]
    public void A_slice_that_stands_twice_is_taken_once_and_told()
    {
        _folder.WriteSlices(Series, [[0, 0, 0], [0, 0, 1], [0, 0, 1], [0, 0, 2]]);
        File.Copy(_folder.File("slice4.dcm"), _folder.File("copy of slice4.dcm"));

        Volume volume = _folder.Read();

        FirstOfSlices(volume).ShouldBe([0, 100, 300]);
        volume.Warnings.Count.ShouldBe(2);
        volume.Warnings.ShouldContain(warning => warning.Contains("counts as a copy", StringComparison.Ordinal));
        volume.Warnings.ShouldContain(warning => warning.Contains("nothing tells them apart", StringComparison.Ordinal));
    }

    [Fact]
    public void Frames_of_an_enhanced_file_may_stand_in_any_order_each_with_its_scale()
    {
        string file = _folder.Write("a.dcm", Series.Enhanced(
        [
            ([0, 0, 4], DicomFolder.Values(Series, 2), 3, 0),
            ([0, 0, 0], DicomFolder.Values(Series, 0), 1, 7),
            ([0, 0, 2], DicomFolder.Values(Series, 1), 2, 0),
        ]));

        Volume volume = VolumeFile.Read(file);

        ReadOnlySpan<float> voxels = volume.Voxels<float>();
        (voxels[0], voxels[12], voxels[24]).ShouldBe((7f, 200f, 600f));
        volume.VoxelToWorld.Spacing.Z.ShouldBe(2);
    }

    [Fact]
    public void A_file_without_positions_says_so()
    {
        TestDataSet set = Series.Slice(1, [0, 0, 0], DicomFolder.Words([.. Enumerable.Range(0, 24).Select(value => (short)value)]));
        set.Add(0x00280008, "IS", "2");
        set.Add(0x00180088, "DS", "3");
        set.Remove(0x00200032);
        set.Remove(0x00200037);

        Volume volume = VolumeFile.Read(_folder.Write("a.dcm", set));

        (volume.Size.Z, volume.VoxelToWorld.Spacing.Z, volume.AffineSource).ShouldBe((2, 3, AffineSource.Spacing));
        volume.Warnings.ShouldHaveSingleItem().ShouldContain("no position");
    }

    private static short[] FirstOfSlices(Volume volume)
    {
        short[] voxels = volume.Voxels<short>().ToArray();
        return [.. Enumerable.Range(0, volume.Size.Z).Select(slice => voxels[slice * volume.Size.X * volume.Size.Y])];
    }
}

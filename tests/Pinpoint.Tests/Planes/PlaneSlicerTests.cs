using Pinpoint.Imaging;
using Pinpoint.Planes;
using Pinpoint.Testing;

namespace Pinpoint.Tests.Planes;

public sealed class PlaneSlicerTests
{
    // Oblique, sheared, one axis running backwards.
    private static readonly Affine Oblique = new([1.2, 0.3, 0.1, -20, -0.2, -0.9, 0.2, 15, 0.1, 0.1, 1.5, -10]);
    private static readonly ScanPlane Tilted = new(
        "tilted", new WorldPoint(-1, -1, 8), new WorldVector(0.6, 0.8, 0), new WorldVector(-0.8 * 0.6, 0.6 * 0.6, 0.8));

    [Fact]
    public void A_linear_scan_is_read_exactly_however_scan_and_plane_lie()
    {
        Volume volume = Linear();
        PlaneSlice slice = PlaneSlicer.Slice(volume, Tilted, 25, 19, 0.7);
        slice.Inside.Count(inside => inside).ShouldBeGreaterThan(300);
        for (int row = 0; row < slice.Height; row++)
        {
            for (int column = 0; column < slice.Width; column++)
            {
                int index = (row * slice.Width) + column;
                VoxelPoint voxel = volume.ToVoxel(Tilted.At((column - 12) * 0.7, (row - 9) * 0.7));
                bool isInner = voxel.X >= 0 && voxel.X <= 29 && voxel.Y >= 0 && voxel.Y <= 27 && voxel.Z >= 0 && voxel.Z <= 19;
                if (isInner)
                {
                    slice.Intensities[index].ShouldBe(Value(voxel), 1e-9);
                }

                slice.Inside[index].ShouldBe(volume.Size.Contains(voxel));
            }
        }
    }

    [Fact]
    public void Outside_the_scan_there_is_nothing_and_the_picture_is_black()
    {
        var volume = Volume.Create(
            Enumerable.Repeat((short)100, 8).Append((short)300).Append((short)-300).Concat(Enumerable.Repeat((short)100, 54)).ToArray(),
            new VolumeSize(4, 4, 4),
            Affine.Identity,
            1,
            -1024);
        PlaneSlice slice = PlaneSlicer.Slice(
            volume, new ScanPlane("flat", new WorldPoint(0, 2, 2), new WorldVector(1, 0, 0), new WorldVector(0, 1, 0)), 5, 1, 1);
        slice.Intensities.ShouldBe([0, 0, -924, -924, -924]);
        slice.Inside.ShouldBe([false, false, true, true, true]);
        slice.ToImage(volume).Pixels[0].ShouldBe((byte)0);
        slice.ToImage(volume).Pixels[2].ShouldBeGreaterThan((byte)0);
    }

    [Fact]
    public void Stored_values_are_scaled_and_a_falling_slope_turns_the_picture()
    {
        float[] voxels = [.. Enumerable.Range(0, 1000).Select(i => (float)(i % 10))];
        var volume = Volume.Create(voxels, new VolumeSize(10, 10, 10), Affine.Identity, -2, 7);
        PlaneSlice slice = PlaneSlicer.Slice(
            volume, new ScanPlane("flat", new WorldPoint(4, 4, 4), new WorldVector(1, 0, 0), new WorldVector(0, 1, 0)), 3, 1, 1);
        slice.Intensities.ShouldBe([1, -1, -3]);
        PlaneImage image = slice.ToImage(volume);
        image.Pixels[0].ShouldBeGreaterThan(image.Pixels[2]);
        image.Pixels.ShouldBe([170, 142, 113]);
    }

    [Fact]
    public void A_slice_becomes_a_volume_that_lies_where_the_plane_does()
    {
        using var folder = new TemporaryFolder();
        PlaneSlice slice = PlaneSlicer.Slice(Linear(), Tilted, 9, 7, 1.5);
        VolumeFile.Write(folder.File("slice.nii.gz"), slice.ToVolume());
        Volume read = VolumeFile.Read(folder.File("slice.nii.gz"));
        read.Size.ShouldBe(new VolumeSize(9, 7, 1));
        read.ToWorld(new VoxelPoint(4, 3, 0)).DistanceTo(Tilted.Origin).ShouldBe(0, 1e-4);
        read.ToWorld(new VoxelPoint(6, 3, 0)).DistanceTo(Tilted.At(3, 0)).ShouldBe(0, 1e-4);
        read.ToWorld(new VoxelPoint(4, 4, 0)).DistanceTo(Tilted.At(0, 1.5)).ShouldBe(0, 1e-4);
        read.Voxels<float>()[(3 * 9) + 4].ShouldBe((float)slice.Intensities[(3 * 9) + 4]);
    }

    [Fact]
    public void Pixels_and_world_points_are_one_map()
    {
        PlaneImage image = PlaneSlicer.Slice(Linear(), Tilted, 9, 7, 1.5).ToImage(Linear());
        var (x, y, distance) = image.ToPixel((Tilted.Normal * 2.5).From(image.ToWorld(2.25, 5.5)));
        x.ShouldBe(2.25, 1e-9);
        y.ShouldBe(5.5, 1e-9);
        distance.ShouldBe(2.5, 1e-9);
    }

    [Fact]
    public void The_extent_shows_all_of_the_scan_that_the_plane_cuts()
    {
        Volume volume = Linear();
        PlaneExtent extent = PlaneExtent.Of(volume, Tilted, null, 0.5);
        PlaneSlice slice = PlaneSlicer.Slice(volume, Tilted, extent.Width, extent.Height, 0.5);
        PlaneSlice larger = PlaneSlicer.Slice(volume, Tilted, extent.Width + 40, extent.Height + 40, 0.5);
        slice.Inside.Count(inside => inside).ShouldBe(larger.Inside.Count(inside => inside));
        PlaneExtent.Of(volume, Tilted, 20, 0.5).ShouldBe(new PlaneExtent(41, 41, 0.5));
        PlaneExtent.Of(volume, Tilted, null, null).SpacingMm.ShouldBe(volume.VoxelToWorld.Spacing.Y, 1e-9);
    }

    [Fact]
    public void A_plane_beside_the_scan_and_a_slice_too_large_are_told_of()
    {
        Volume volume = Linear();
        Should.Throw<BadInputException>(() => PlaneExtent.Of(volume, Tilted with { Origin = new WorldPoint(0, 0, 900) }, null, null)).Message
            .ShouldContain("does not cut the scan");
        Should.Throw<UsageException>(() => PlaneExtent.Of(volume, Tilted, 300, 0.01)).Message.ShouldContain("--spacing");
    }

    [Fact]
    public void A_scan_that_is_not_held_is_cut_to_the_bit_as_one_that_is_and_drawn_within_a_grey_level()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("scan.nii.gz");
        var random = new SplitMixRandom(5);
        var size = new VolumeSize(17, 13, 29);
        short[] voxels = new short[size.Voxels];
        for (int i = 0; i < voxels.Length; i++)
        {
            voxels[i] = (short)random.NextIndex(3000);
        }

        VolumeFile.Write(file, Volume.Create(voxels, size, Oblique, 0.5, -100));
        var held = Scan.Open(file);
        foreach (int slabBytes in new[] { 1, 2000, 100_000 })
        {
            var gone = Scan.OpenInSlabs(file, new VolumeReadOptions(), slabBytes);
            gone.IsHeld.ShouldBeFalse();
            var drawn = DrawnScan.Of(gone);
            ScanPlane middle = Tilted with { Origin = held.ToWorld(new VoxelPoint(8, 6, 14)) };
            ScanPlane[] planes =
            [
                middle,
                middle with { XAxis = new WorldVector(0, 0, 1), YAxis = new WorldVector(0, 1, 0) },
                middle with { XAxis = new WorldVector(1, 0, 0), YAxis = new WorldVector(0, 1, 0) },
            ];
            foreach (ScanPlane plane in planes)
            {
                PlaneExtent[] extents = [new PlaneExtent(41, 33, 0.8), new PlaneExtent(1, 25, 1.1)];
                PlaneSlice[] expected = PlaneSlicer.Slice(held, plane, extents);
                PlaneSlice[] actual = PlaneSlicer.Slice(gone, plane, extents);
                expected[0].Inside.ShouldContain(true);
                for (int i = 0; i < extents.Length; i++)
                {
                    actual[i].Intensities.ShouldBe(expected[i].Intensities);
                    actual[i].Inside.ShouldBe(expected[i].Inside);
                    actual[i].ToImage(gone).Pixels.ShouldBe(expected[i].ToImage(held).Pixels);
                    byte[] picture = PlaneSlicer.Slice(Scan.Of(drawn.Volume), plane, extents[i])[0]
                        .ToImage(drawn.Window, drawn.Volume.Slope, drawn.Volume.Intercept).Pixels;
                    picture.Zip(expected[i].ToImage(held).Pixels, (one, other) => Math.Abs(one - other)).Max().ShouldBeLessThanOrEqualTo(1);
                }
            }
        }
    }

    [Fact]
    public void Every_voxel_type_is_read()
    {
        ShouldRead<byte>();
        ShouldRead<sbyte>();
        ShouldRead<ushort>();
        ShouldRead<short>();
        ShouldRead<uint>();
        ShouldRead<int>();
        ShouldRead<ulong>();
        ShouldRead<long>();
        ShouldRead<float>();
        ShouldRead<double>();
    }

    private static void ShouldRead<T>()
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        var volume = Volume.Create(Enumerable.Range(0, 27).Select(T.CreateChecked).ToArray(), new VolumeSize(3, 3, 3), Affine.Identity);
        PlaneSlicer.Slice(volume, new ScanPlane("flat", new WorldPoint(1, 1, 1.5), new WorldVector(0, 1, 0), new WorldVector(1, 0, 0)), 3, 1, 0.5).Intensities
            .ShouldBe([16, 17.5, 19], typeof(T).Name);
    }

    private static double Value(VoxelPoint voxel) => (3 * voxel.X) - (2 * voxel.Y) + (5 * voxel.Z) + 1;

    private static Volume Linear()
    {
        var size = new VolumeSize(30, 28, 20);
        double[] voxels = new double[size.Voxels];
        for (int i = 0; i < voxels.Length; i++)
        {
            voxels[i] = Value(new VoxelPoint(i % size.X, i / size.X % size.Y, i / (size.X * size.Y)));
        }

        return Volume.Create(voxels, size, Oblique);
    }
}

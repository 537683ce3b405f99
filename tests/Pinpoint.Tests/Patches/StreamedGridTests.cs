using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Imaging;
using Pinpoint.Patches;
using Pinpoint.Testing;

namespace Pinpoint.Tests.Patches;

/// <summary>A scan that is gone over slab by slab, from memory or from its file, is on the very grids of the whole scan.</summary>
public sealed class StreamedGridTests : IDisposable
{
    private static readonly string[] Formats = [".nii", ".nii.gz", ".mha", ".nrrd"];
    private readonly TemporaryFolder _folder = new();
    private int _scans;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Grids_are_those_of_the_whole_scan_for_every_type_size_orientation_spacing_and_format() => Prop.ForAll(
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        Gen.Elements(Enum.GetValues<VoxelType>()).Zip(Gen.Elements(Formats)).ToArbitrary(),
        Gen.Elements(Enum.GetValues<IntensityMapping>()).ToArbitrary(),
        (seed, form, mapping) =>
        {
            var random = new SplitMixRandom((ulong)seed);
            Volume made = Make(random, form.Item1);
            double native = made.VoxelToWorld.Spacing.X;
            double[] spacings = [native, 2 * native, native * (0.6 + (3 * random.NextUniform())), 1, 2.5];
            string file = _folder.File($"{_scans++}{form.Item2}");
            VolumeFile.Write(file, made);
            Volume volume = VolumeFile.Read(file);
            var streamed = Scan.OpenInSlabs(file, new VolumeReadOptions(), 1 + random.NextIndex(6000));
            var window = IntensityWindow.Of(volume, mapping);
            IntensityWindow.Of(streamed, mapping).ShouldBe(window);

            WorkingGrid[] held = WorkingGridBuilder.Build(Scan.Of(volume), window, null, spacings);
            WorkingGrid[] gone = WorkingGridBuilder.Build(streamed, window, null, spacings);
            for (int i = 0; i < spacings.Length; i++)
            {
                WorkingGrid wanted = WholeScanGrids.Build(volume, window, spacings[i]);
                foreach (WorkingGrid found in new[] { held[i], gone[i] })
                {
                    found.Frame.ShouldBe(wanted.Frame);
                    found.Intensities.SequenceEqual(wanted.Intensities).ShouldBeTrue($"{volume.Size} at {spacings[i]}");
                }
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Grids_of_one_spacing_are_one_grid()
    {
        var scan = Scan.Of(Make(new SplitMixRandom(5), VoxelType.UInt8));
        WorkingGrid[] grids = WorkingGridBuilder.Build(scan, IntensityWindow.Of(scan, IntensityMapping.AsStored), null, 2, 1, 2);
        grids[2].ShouldBeSameAs(grids[0]);
        (grids[0].Spacing, grids[1].Spacing).ShouldBe((2, 1));
    }

    [Fact]
    public void A_scan_that_changes_before_its_grids_are_made_gives_none()
    {
        string file = _folder.File("scan.nii.gz");
        var random = new SplitMixRandom(3);
        VolumeFile.Write(file, Make(random, VoxelType.Int16));
        var scan = Scan.OpenInSlabs(file, new VolumeReadOptions(), 500);
        VolumeFile.Write(file, Volume.Create(new short[scan.Size.Voxels], scan.Size, scan.VoxelToWorld));
        Should.Throw<BadInputException>(() => WorkingGridBuilder.Build(scan, IntensityWindow.Of(scan, IntensityMapping.Percentiles), null, 1, 2))
            .Message.ShouldStartWith($"{file}: voxels: the file was changed while it was read");
    }

    // Axes along the world's in any order and direction, a little askew, or oblique with shear; some voxels fill, metal or no number.
    private static Volume Make(SplitMixRandom random, VoxelType type)
    {
        var size = new VolumeSize(1 + random.NextIndex(28), 1 + random.NextIndex(28), 1 + random.NextIndex(28));
        int[] axes = [0, 1, 2];
        for (int i = 2; i > 0; i--)
        {
            int other = random.NextIndex(i + 1);
            (axes[i], axes[other]) = (axes[other], axes[i]);
        }

        bool isotropic = random.NextIndex(2) == 0;
        double askew = random.NextIndex(3) switch { 0 => 0, 1 => 1e-4, _ => 0.4 };
        double edge = 0.4 + random.NextUniform();
        double[] rows = new double[12];
        for (int axis = 0; axis < 3; axis++)
        {
            double spacing = isotropic ? edge : 0.4 + (2 * random.NextUniform());
            for (int world = 0; world < 3; world++)
            {
                rows[(4 * world) + axis] = axes[axis] == world
                    ? spacing * (random.NextIndex(2) == 0 ? 1 : -1)
                    : askew * spacing * (random.NextUniform() - 0.5);
            }
        }

        (rows[3], rows[7], rows[11]) = (100 * random.NextUniform(), -50 * random.NextUniform(), 3);
        var affine = new Affine(rows);
        double fill = random.NextIndex(3) switch { 0 => 0, 1 => 120, _ => double.NaN };
        double[] values = new double[size.Voxels];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = i % size.X < size.X / 4 ? fill : i % 97 == 0 ? 110 : 20 + (15 * random.NextUniform());
        }

        return type switch
        {
            VoxelType.UInt8 => Of(value => (byte)Whole(value)),
            VoxelType.Int8 => Of(value => (sbyte)Whole(value)),
            VoxelType.UInt16 => Of(value => (ushort)(500 * Whole(value))),
            VoxelType.Int16 => Of(value => (short)((200 * Whole(value)) - 3000)),
            VoxelType.UInt32 => Of(value => (uint)(70_000 * Whole(value))),
            VoxelType.Int32 => Of(value => (int)(-70_000 * Whole(value))),
            VoxelType.UInt64 => Of(value => (ulong)(1e12 * Whole(value))),
            VoxelType.Int64 => Of(value => (long)(1e12 * Whole(value))),
            VoxelType.Float32 => Of(value => (float)value),
            _ => Of(value => value / 7),
        };

        static double Whole(double value) => double.IsFinite(value) ? value : 0;

        Volume Of<T>(Func<double, T> convert)
            where T : unmanaged => Volume.Create(Array.ConvertAll(values, value => convert(value)), size, affine);
    }
}

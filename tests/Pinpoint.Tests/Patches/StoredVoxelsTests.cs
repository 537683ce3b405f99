using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Imaging;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Shapes;
using Pinpoint.Testing;

namespace Pinpoint.Tests.Patches;

public sealed class StoredVoxelsTests
{
    [Fact]
    public void A_box_of_a_stored_grid_holds_the_grids_voxels() => Prop.ForAll(
        Gen.Choose(0, 10_000).ToArbitrary(),
        seed =>
        {
            using var folder = new TemporaryFolder();
            using var open = new OpenFiles();
            var random = new SplitMixRandom((ulong)seed);
            var size = new VolumeSize(1 + random.NextIndex(80), 1 + random.NextIndex(80), 1 + random.NextIndex(12));
            WorkingGrid grid = Grid(size, ref random);
            int tile = new[] { 1, 7, StoredVoxels.BoxTile, 100 }[random.NextIndex(4)];
            StoredVoxels stored = Store(grid, tile, folder.File("grid"), open).Stored!;
            var (x, countX) = VoxelBox.Range(size.X, random.NextUniform(-5, size.X + 5), random.NextUniform(-5, size.X + 5), 2);
            var (y, countY) = VoxelBox.Range(size.Y, random.NextUniform(-5, size.Y + 5), random.NextUniform(-5, size.Y + 5), 2);
            var (z, countZ) = VoxelBox.Range(size.Z, random.NextUniform(-5, size.Z + 5), random.NextUniform(-5, size.Z + 5), 2);
            var asked = new VoxelBox(x, y, z, new VolumeSize(Math.Max(1, countX), Math.Max(1, countY), Math.Max(1, countZ)));
            VoxelBox box = stored.Widened(asked);
            byte[] voxels = new byte[box.Size.Voxels];
            byte[] room = [];

            stored.Read(box, voxels, ref room);

            return box.X <= asked.X && box.X + box.Size.X >= asked.X + asked.Size.X && Enumerable.Range(0, voxels.Length).All(i =>
            {
                (int bx, int by, int bz) = (i % box.Size.X, i / box.Size.X % box.Size.Y, i / (box.Size.X * box.Size.Y));
                return voxels[i] == grid.Intensities[box.X + bx + (size.X * (box.Y + by + (size.Y * (box.Z + bz))))];
            });
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(false, PatchInterpolation.Linear, PatchPadding.Zero)]
    [InlineData(false, PatchInterpolation.Linear, PatchPadding.Edge)]
    [InlineData(true, PatchInterpolation.Linear, PatchPadding.Edge)]
    [InlineData(true, PatchInterpolation.Nearest, PatchPadding.Zero)]
    public void Batches_of_stored_grids_are_those_of_grids_in_memory(bool straight, PatchInterpolation interpolation, PatchPadding padding)
    {
        using var folder = new TemporaryFolder();
        using var open = new OpenFiles();
        using var team = new WorkerTeam(2);
        var random = new SplitMixRandom(3);
        var options = new PatchOptions(15, interpolation, padding, PatchLayout.Stacked);
        double[][] shapes = [.. Enumerable.Range(0, 12).Select(_ => Enumerable.Range(0, 15).Select(i => (4.0 * i % 26) - 13 + random.NextNormal()).ToArray())];
        ISearchSpace space = straight ? new PositionSpace([0, 0, 0], [1, 1, 1], 1) : SearchSpaceBuilder.PosedModes(shapes, ModeSelection.Paper);
        int[] landmarks = straight ? [0, 0] : [0, 3, 4];
        using var memory = new PatchBatch(options, 10, 0.5, space, landmarks, 6, team);
        using var stored = new PatchBatch(options, 10, 0.5, space, landmarks, 6, team);
        for (int round = 0; round < 6; round++)
        {
            for (int row = 0; row < 6; row++)
            {
                WorkingGrid grid = Grid(new VolumeSize(9 + (8 * row), 40, 31), ref random);
                double reach = straight ? 25 : 2;
                double[] state = [.. Enumerable.Range(0, space.Dimension).Select(_ => random.NextUniform(-reach, reach))];
                memory.Set(row, grid, state);
                stored.Set(row, Store(grid, 100, folder.File($"{round}-{row}"), open), state);
            }

            if (round % 2 == 0)
            {
                stored.ReadAhead(6);
            }

            stored.Sample(6).SequenceEqual(memory.Sample(6)).ShouldBeTrue();
        }
    }

    [Fact]
    public void Patches_of_a_stored_view_are_those_of_one_in_memory() => Prop.ForAll(
        Gen.Choose(0, 10_000).ToArbitrary(),
        seed =>
        {
            using var folder = new TemporaryFolder();
            using var open = new OpenFiles();
            using var scratch = new PatchScratch(15, RefinementView.Channels);
            var random = new SplitMixRandom((ulong)seed);
            var memory = new RefinementView(Grid(new VolumeSize(70, 45, 40), ref random), new WorkingGrid(new byte[35 * 22 * 20], new(35, 22, 20), 2, default));
            var stored = new RefinementView(Store(memory.Fine, 32, folder.File("fine"), open), Store(memory.Wide, 32, folder.File("wide"), open));
            var loaded = new LoadedView();
            bool same = true;
            for (int i = 0; i < 20; i++)
            {
                double[] centre = [random.NextUniform(-50, 50), random.NextUniform(-40, 40), random.NextUniform(-40, 40)];
                var frame = new PatchFrame(
                    Rotation.FromVector(random.NextUniform(-2, 2), random.NextUniform(-2, 2), random.NextUniform(-2, 2)), random.NextUniform(0.5, 1.5));
                float[] expected = new float[15 * 15 * RefinementView.Channels];
                float[] found = new float[expected.Length];
                memory.Sample(centre, frame, 15, IntensityScale.None, expected, scratch);
                stored.Load(centre, frame, 15, loaded);
                stored.Sample(loaded, centre, frame, 15, IntensityScale.None, found, scratch);
                same &= expected.AsSpan().SequenceEqual(found);
            }

            return same;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_files_than_may_be_open_are_read_by_many_threads()
    {
        using var folder = new TemporaryFolder();
        using var open = new OpenFiles();
        StoredFile[] files = [.. Enumerable.Range(0, 700).Select(i =>
        {
            File.WriteAllBytes(folder.File($"{i}"), [(byte)i, (byte)(i >> 8)]);
            return new StoredFile(folder.File($"{i}"), open);
        })];

        Parallel.For(0, 6000, i =>
        {
            Span<byte> bytes = stackalloc byte[2];
            files[i * 37 % 700].Read(bytes, 0);
            (bytes[0] + (bytes[1] << 8)).ShouldBe(i * 37 % 700);
        });
    }

    [Fact]
    public void A_file_that_went_away_or_was_cut_is_told_of()
    {
        using var folder = new TemporaryFolder();
        using var open = new OpenFiles();
        File.WriteAllBytes(folder.File("cut"), new byte[10]);

        byte[] bytes = new byte[11];
        Should.Throw<ResourceException>(() => new StoredFile(folder.File("cut"), open).Read(bytes, 0)).Message.ShouldContain("shorter");
        Should.Throw<ResourceException>(() => new StoredFile(folder.File("gone"), open).Read(bytes, 0)).Message.ShouldContain(folder.File("gone"));
    }

    private static WorkingGrid Grid(VolumeSize size, ref SplitMixRandom random)
    {
        byte[] voxels = new byte[size.Voxels];
        for (int i = 0; i < voxels.Length; i++)
        {
            voxels[i] = (byte)random.NextBits();
        }

        return new WorkingGrid(voxels, size, 1, default);
    }

    private static WorkingGrid Store(WorkingGrid grid, int tile, string path, OpenFiles open)
    {
        using (FileStream stream = File.Create(path))
        {
            stream.Write(new byte[5]);
            StoredVoxels.Write(grid.Intensities, grid.Size, tile, piece => stream.Write(piece));
            stream.Write(grid.Turned());
        }

        return new WorkingGrid(new StoredVoxels(new StoredFile(path, open), 5, grid.Size, tile, 5 + grid.Size.Voxels), grid.Frame);
    }
}

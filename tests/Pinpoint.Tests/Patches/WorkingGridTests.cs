using Pinpoint.Imaging;
using Pinpoint.Patches;

namespace Pinpoint.Tests.Patches;

public sealed class WorkingGridTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_mirror_image_shows_at_each_place_what_the_grid_shows_behind_the_plane(int axis)
    {
        var size = new VolumeSize(3, 4, 5);
        byte[] voxels = [.. Enumerable.Range(0, 60).Select(i => (byte)i)];
        var grid = new WorkingGrid(voxels, size, 0.5, new WorldPoint(10, -20, 30));
        var about = new WorldPoint(11, -19.5, 31.25);
        WorkingGrid mirrored = grid.Mirrored(axis, about);

        for (int i = 0; i < voxels.Length; i++)
        {
            WorldPoint place = PlaceOf(grid, i);
            WorldPoint behind = axis switch
            {
                0 => place with { X = (2 * about.X) - place.X },
                1 => place with { Y = (2 * about.Y) - place.Y },
                _ => place with { Z = (2 * about.Z) - place.Z },
            };
            int found = Enumerable.Range(0, voxels.Length).Single(other => PlaceOf(mirrored, other).DistanceTo(behind) < 1e-9);
            mirrored.Intensities[found].ShouldBe(voxels[i]);
        }

        mirrored.Mirrored(axis, about).Intensities.ToArray().ShouldBe(voxels);
        mirrored.Mirrored(axis, about).Origin.DistanceTo(grid.Origin).ShouldBeLessThan(1e-9);
    }

    [Fact]
    public void There_are_three_axes()
    {
        var grid = new WorkingGrid(new byte[1], new VolumeSize(1, 1, 1), 1, new WorldPoint(0, 0, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => grid.Mirrored(3, grid.Origin));
        Should.Throw<ArgumentOutOfRangeException>(() => grid.Mirrored(-1, grid.Origin));
    }

    private static WorldPoint PlaceOf(WorkingGrid grid, int voxel) => new(
        grid.Origin.X + (grid.Spacing * (voxel % grid.Size.X)),
        grid.Origin.Y + (grid.Spacing * (voxel / grid.Size.X % grid.Size.Y)),
        grid.Origin.Z + (grid.Spacing * (voxel / (grid.Size.X * grid.Size.Y))));
}

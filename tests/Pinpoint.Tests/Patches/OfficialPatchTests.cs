using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Patches;
using Pinpoint.Testing;

namespace Pinpoint.Tests.Patches;

/// <summary>Patches of the official code on a volume given by a formula.</summary>
public sealed class OfficialPatchTests
{
    [SharedFact]
    public void Nearest_patches_with_zero_padding_agree_to_the_integer()
    {
        JsonElement golden = Golden.Read("official.json").GetProperty("patch");
        WorkingGrid grid = FormulaGrid();
        double[] points = golden.GetProperty("points").Numbers();
        double[] centres = [.. points.Select((value, i) => value - new[] { grid.Centre.X, grid.Centre.Y, grid.Centre.Z }[i % 3])];
        int size = (2 * golden.GetProperty("radius").GetInt32()) + 1;
        var options = new PatchOptions(size, PatchInterpolation.Nearest, PatchPadding.Zero, PatchLayout.Stacked);
        float[] patches = new float[options.ValuesOf(points.Length / 3)];

        PatchSampler.Sample(grid, centres, PatchFrame.Grid, options, patches);

        double[] expected = golden.GetProperty("values").Numbers();
        expected.Length.ShouldBe(patches.Length);
        patches.Select(value => (double)value).ShouldBe(expected);
    }

    // The formula behind the golden values, recovered from them: it reproduces all 1,701 of them.
    private static WorkingGrid FormulaGrid()
    {
        var size = new VolumeSize(40, 36, 44);
        byte[] voxels = new byte[size.Voxels];
        for (int z = 0; z < size.Z; z++)
        {
            for (int y = 0; y < size.Y; y++)
            {
                for (int x = 0; x < size.X; x++)
                {
                    voxels[x + (size.X * (y + (size.Y * z)))] = (byte)(((7 * x) + (13 * y) + (29 * z) + (3 * x * y) + (5 * y * z) + 3) % 251);
                }
            }
        }

        return new WorkingGrid(voxels, size, 1, default);
    }
}

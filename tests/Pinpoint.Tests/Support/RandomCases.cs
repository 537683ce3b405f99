using Pinpoint.Imaging;
using Pinpoint.Methods;
using Pinpoint.Patches;

namespace Pinpoint.Tests.Support;

/// <summary>Training cases of noise, for tests to which the picture does not matter.</summary>
internal static class RandomCases
{
    public static IReadOnlyList<TrainingCase> Of(int count, int landmarks)
    {
        var random = new SplitMixRandom(1);
        double[] shape = [.. Enumerable.Range(0, 3 * landmarks).Select(_ => random.NextUniform(-12, 12))];
        var cases = new List<TrainingCase>();
        for (int i = 0; i < count; i++)
        {
            var size = new VolumeSize(38, 40, 36);
            byte[] voxels = new byte[size.Voxels];
            for (int voxel = 0; voxel < voxels.Length; voxel++)
            {
                voxels[voxel] = (byte)random.NextBits();
            }

            var grid = new WorkingGrid(voxels, size, 1, default);
            cases.Add(new TrainingCase(
                $"case {i}",
                grid,
                new RefinementView(grid, grid),
                [.. shape.Select(value => value + random.NextUniform(-2, 2))],
                new LandmarkMark[shape.Length / 3]));
        }

        return cases;
    }
}

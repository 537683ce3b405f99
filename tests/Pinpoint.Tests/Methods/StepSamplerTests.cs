using Pinpoint.Imaging;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Tests.Methods;

public sealed class StepSamplerTests
{
    private static readonly VolumeSize Size = new(48, 44, 46);

    // One landmark, whose state is its place: guesses are next to the truth, so that the middle of a patch must show what the scan has at the landmark.
    [Theory]
    [InlineData(0)]
    [InlineData(0.05)]
    [InlineData(0.2)]
    public void A_warped_landmark_is_where_what_it_marks_was_brought(double warp)
    {
        double[] landmark = [2.3, -4.1, 3.6];
        WorkingGrid grid = LinearPicture();
        var plan = new TrainingPlan
        {
            SearchSpace = SearchSpaceKind.Position,
            PatchSize = 11,
            BatchSize = 16,
            SmallestRange = 1e-9,
            ContrastJitter = 0,
            BrightnessJitter = 0,
            NoiseJitter = 0,
            InputOffset = 0,
            InputScale = 1,
            Warp = warp,
        };
        var space = new PositionSpace([0, 0, 0], [1e-3, 1e-3, 1e-3], 1);
        using var team = new WorkerTeam(1);
        using var patches = new PatchBatch(plan.Patches, 0, 1, space, [0], plan.BatchSize, team);
        var sampler = new StepSampler(plan, space, [new TrainingCase("case", grid, null, landmark, [LandmarkMark.Observed])]);
        sampler.Draw(0, patches, new float[3 * plan.BatchSize], new int[3 * plan.BatchSize]);
        ReadOnlySpan<float> values = patches.Sample(plan.BatchSize);

        float expected = (float)ValueAt(landmark[0] + grid.Centre.X, landmark[1] + grid.Centre.Y, landmark[2] + grid.Centre.Z);
        var corners = new HashSet<float>();
        for (int row = 0; row < plan.BatchSize; row++)
        {
            ReadOnlySpan<float> patch = values.Slice(row * patches.ValuesPerState, patches.ValuesPerState);
            patch[3 * ((5 * 11) + 5)].ShouldBe(expected, 0.02f);
            corners.Add(MathF.Round(patch[0], 2));
        }

        // Without a warp all samples show the same.
        (corners.Count > 1).ShouldBe(warp > 0);
    }

    private static double ValueAt(double x, double y, double z) => (1 * x) + (2 * y) + (1 * z) + 5;

    private static WorkingGrid LinearPicture()
    {
        byte[] voxels = new byte[Size.Voxels];
        for (int i = 0; i < voxels.Length; i++)
        {
            voxels[i] = (byte)ValueAt(i % Size.X, i / Size.X % Size.Y, i / (Size.X * Size.Y));
        }

        return new WorkingGrid(voxels, Size, 1, default);
    }
}

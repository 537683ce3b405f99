using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Phantoms;
using Pinpoint.Research.Agents;
using Pinpoint.Training;

namespace Pinpoint.Tests.Support;

/// <summary>Scans with one bright spot each, and an agent so small that it learns to find it in a second.</summary>
internal static class TinyAgent
{
    private const int Side = 24;

    public static TrainingPlan Plan { get; } = Presets.Of("dqn", 1) with
    {
        GridSpacingMm = 1,
        PatchSize = 11,
        ConvolutionMaps = [16, 16],
        HiddenUnits = [32],
        BatchSize = 16,
        Steps = 20,
        Updates = 20,
        RandomStarts = 6,
        Method = new AgentPlan
        {
            Scales = [4, 2, 1],
            Explorers = 4,
            FirstMoves = 100,
            MemorySize = 500,
            TargetInterval = 8,
            EpisodeMoves = 12,
            EpisodeReach = 4,
        },
    };

    /// <summary>Writes scans to the folder and opens it.</summary>
    public static Dataset Data(string folder, int cases)
    {
        PhantomDataset.Write(folder, [.. Enumerable.Range(0, cases).Select(i => $"spot-{i}")], Spot);
        return Dataset.Open(folder);
    }

    public static TrainingRequest Request(Dataset data, string output) => TinyTraining.Request(data, output) with { Plan = Plan };

    private static Phantom Spot(int number)
    {
        var random = new SplitMixRandom(7, (ulong)number);
        double[] spot = [random.NextUniform(4, Side - 5), random.NextUniform(4, Side - 5), random.NextUniform(4, Side - 5)];
        byte[] voxels = new byte[Side * Side * Side];
        for (int i = 0; i < voxels.Length; i++)
        {
            double x = (i % Side) - spot[0];
            double y = (i / Side % Side) - spot[1];
            double z = (i / (Side * Side)) - spot[2];
            voxels[i] = (byte)(20 + (200 * Math.Exp(-((x * x) + (y * y) + (z * z)) / 40)) + random.NextIndex(10));
        }

        var place = Affine.FromSpacing(1, 1, 1, new WorldPoint(-number, 5, 30));
        var volume = Volume.Create(voxels, new VolumeSize(Side, Side, Side), place);
        return new Phantom(volume, new LandmarkSet([Landmark.At("spot", place.ToWorld(new VoxelPoint(spot[0], spot[1], spot[2])))]));
    }
}

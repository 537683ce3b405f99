using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Benchmarks;

/// <summary>A model with random weights over a made-up shape space, and a scan for it: the cost of a search does not depend on what it finds.</summary>
internal sealed class SearchWorkload
{
    /// <summary>Modes of the paper's PIN-Multiple.</summary>
    public const int Modes = 15;

    // The landmarks keep to the middle of the scan, as they do in the paper's.
    private const double Reach = 0.25;

    /// <summary>Makes the model.</summary>
    /// <param name="plan">The plan; its spacing is set to 0.5 mm.</param>
    /// <param name="landmarks">Landmarks; one is searched by its position.</param>
    /// <param name="size">The scan's size in voxels.</param>
    public SearchWorkload(TrainingPlan plan, int landmarks, VolumeSize size)
    {
        // No start may converge, or searches would differ in the passes that they make.
        plan = plan with { GridSpacingMm = 0.5, StopBelow = 0, Initialization = WeightInitialization.He };
        Size = size;
        ISearchSpace space = SpaceOf(plan, landmarks, size);
        double[] mean = new double[3 * landmarks];
        double[] state = new double[space.Dimension];
        space.WriteMean(state);
        space.Place(state, mean);
        int[] eyes = PatchLandmarkChoice.Choose(mean, plan.PatchLandmarks);
        PatchNetwork network = PatchNetwork.Create(NetworkPlan.Of(plan, eyes.Length, space.Dimension), plan.Initialization, seed: 1);
        if (plan.Refinement is { } refinement)
        {
            plan = plan with { Refinement = refinement with { GridSpacingMm = 0.5 } };
        }

        PatchNetwork? second = plan.Refinement is null
            ? null
            : PatchNetwork.Create(NetworkPlan.OfRefinement(plan.Refinement, landmarks), plan.Initialization, seed: 2);
        string[] names = [.. Enumerable.Range(1, landmarks).Select(index => $"landmark {index}")];
        Model = new LandmarkModel(plan, names, space, eyes, network, second, new ModelProvenance("0", [], [], "", 0, 0, 0, 0, null));
    }

    /// <summary>The size of the paper's scans.</summary>
    public static VolumeSize PaperSize => new(324, 207, 279);

    public LandmarkModel Model { get; }

    public VolumeSize Size { get; }

    /// <summary>The paper's plan: PIN-Multiple with 15 modes, 6 starts and 10 updates, PIN-Single with 19 starts for one landmark.</summary>
    public static TrainingPlan PaperPlan(int landmarks) =>
        Presets.Of("paper", landmarks) with { Modes = Math.Min(Modes, 3 * landmarks), InputScale = 1.0 / 128 };

    /// <summary>A scan as the method sees it: smooth structures with speckle.</summary>
    public static WorkingGrid CreateGrid(VolumeSize size, ulong seed) => new(CreateVoxels(size, seed), size, 0.5, new WorldPoint(0, 0, 0));

    /// <summary>The voxels of a made-up scan, x fastest.</summary>
    public static byte[] CreateVoxels(VolumeSize size, ulong seed)
    {
        byte[] voxels = new byte[size.Voxels];
        var random = new SplitMixRandom(seed);
        int place = 0;
        for (int z = 0; z < size.Z; z++)
        {
            for (int y = 0; y < size.Y; y++)
            {
                double line = 90 + (40 * Math.Sin((7.0 * y / size.Y) + seed) * Math.Cos(5.0 * z / size.Z));
                ulong bits = random.NextBits();
                for (int x = 0; x < size.X; x++)
                {
                    bits = (bits * 6364136223846793005UL) + 1442695040888963407UL;
                    voxels[place++] = (byte)(line + (bits >> 59));
                }
            }
        }

        return voxels;
    }

    /// <summary>Searches a scan once; gives the network passes.</summary>
    public static int Search(Localizer localizer, WorkingGrid grid, RefinementView? view = null) => localizer.Locate(grid, view).Passes;

    private static ISearchSpace SpaceOf(TrainingPlan plan, int landmarks, VolumeSize size)
    {
        if (plan.SearchSpace == SearchSpaceKind.Position)
        {
            return new PositionSpace(new double[3], [Reach * size.X, Reach * size.Y, Reach * size.Z], plan.Whitened ? Reach * size.X : 1);
        }

        var selection = new ModeSelection(plan.Modes, plan.ExplainedVariance);
        double[][] shapes = Shapes(landmarks, size);
        return plan.SearchSpace == SearchSpaceKind.Modes
            ? SearchSpaceBuilder.Modes(shapes, selection, plan.Whitened)
            : SearchSpaceBuilder.PosedModes(shapes, selection);
    }

    private static double[][] Shapes(int landmarks, VolumeSize size)
    {
        const int Subjects = 40;
        const double Deviation = 4;
        var random = new SplitMixRandom(7);
        double[] reach = [Reach * size.X, Reach * size.Y, Reach * size.Z];
        double[] mean = [.. Enumerable.Range(0, 3 * landmarks).Select(index => random.NextUniform(-reach[index % 3], reach[index % 3]))];
        return [.. Enumerable.Range(0, Subjects).Select(_ => mean.Select(value => value + (Deviation * random.NextNormal())).ToArray())];
    }
}

using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;

namespace Pinpoint.Benchmarks;

/// <summary>A network whose speed is shown, with random weights: what it costs does not depend on what it has learnt.</summary>
/// <param name="Key">Its name in commands.</param>
/// <param name="Title">Its name in tables.</param>
/// <param name="Architecture">Its shape.</param>
/// <param name="Training">Loss and optimiser of its training.</param>
/// <param name="StepBatch">The samples of a training step.</param>
/// <param name="ForwardBatches">The batches whose forward pass is shown, with how often each runs in a row.</param>
internal sealed record BenchmarkNetwork(
    string Key,
    string Title,
    NetworkArchitecture Architecture,
    TrainerOptions Training,
    int StepBatch,
    IReadOnlyList<(int Batch, int Repeats)> ForwardBatches)
{
    // As of the mouse skulls: 51 landmarks, and with 36 scans 20 modes beside the pose.
    private const int Landmarks = 51;
    private const int Coordinates = 27;
    private const int PaperLandmarks = 10;
    private const int PaperModes = 15;
    private PatchNetwork? _network;

    /// <summary>Those that ship first: the two of the default preset, then the paper's.</summary>
    public static IReadOnlyList<BenchmarkNetwork> All { get; } = [Search(), Refinement(), Paper()];

    /// <summary>The network with random weights.</summary>
    public PatchNetwork Network => _network ??= PatchNetwork.Create(Architecture, WeightInitialization.He, seed: 1);

    public static BenchmarkNetwork Of(string key) => All.First(network => network.Key == key);

    /// <summary>The paper's network for a number of landmarks.</summary>
    public static BenchmarkNetwork PaperFor(int landmarks) => new(
        "paper",
        $"The paper's network, {landmarks} landmarks",
        NetworkArchitecture.Paper(landmarks, PaperModes),
        SearchStage.OptionsOf(Presets.Of("paper", landmarks)),
        64,
        [(1, 20), (6, 5), (64, 1)]);

    private static BenchmarkNetwork Paper() => PaperFor(PaperLandmarks);

    private static BenchmarkNetwork Search()
    {
        TrainingPlan plan = Presets.Of("default", Landmarks);
        return new BenchmarkNetwork(
            "search",
            $"The default's search, {Landmarks} landmarks",
            NetworkPlan.Of(plan, plan.PatchLandmarks ?? Landmarks, Coordinates),
            SearchStage.OptionsOf(plan),
            plan.BatchSize,
            [(1, 20), (6, 10), (64, 1)]);
    }

    private static BenchmarkNetwork Refinement()
    {
        TrainingPlan plan = Presets.Of("default", Landmarks);
        RefinementPlan refinement = plan.Refinement!;
        return new BenchmarkNetwork(
            "refinement",
            $"The default's refinement, {Landmarks} landmarks",
            NetworkPlan.OfRefinement(refinement, Landmarks),
            RefinementStage.OptionsOf(plan, RefinementOutputs.Of(refinement, Landmarks)),
            refinement.BatchSize,
            [(1, 50), (6, 20), (Landmarks, 2)]);
    }
}

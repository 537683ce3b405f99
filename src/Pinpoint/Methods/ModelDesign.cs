using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Methods;

/// <summary>The parts of a model that follow from plan and landmarks alone: search space, eyes, and an untrained network.</summary>
/// <param name="Plan">The plan, its grid spacing filled in.</param>
/// <param name="LandmarkNames">The landmarks in the model's order.</param>
/// <param name="Space">The search space.</param>
/// <param name="PatchLandmarks">The landmarks around which the network sees patches.</param>
internal sealed record ModelDesign(TrainingPlan Plan, IReadOnlyList<string> LandmarkNames, ISearchSpace Space, IReadOnlyList<int> PatchLandmarks)
{
    /// <summary>The search network.</summary>
    public NetworkArchitecture Architecture => NetworkPlan.Of(Plan, PatchLandmarks.Count, Space.Dimension);

    /// <summary>Designs a model for a training set.</summary>
    /// <exception cref="BadInputException">The training set has too few subjects or landmarks for the plan.</exception>
    /// <exception cref="UsageException">The plan's sizes are impossible.</exception>
    public static ModelDesign Of(TrainingPlan plan, IReadOnlyList<string> landmarkNames, IReadOnlyList<TrainingCase> cases)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(landmarkNames);
        ArgumentNullException.ThrowIfNull(cases);
        double[][] shapes = [.. cases.Select(trainingCase => trainingCase.Landmarks)];
        var prior = new ShapePriorChoice(plan.ShapePrior, new SplitMixRandom(plan.Seed, third: RandomStreams.ShapePriors).NextBits(), plan.ShapePenalty);
        RequireOneLandmark(plan, landmarkNames);
        ISearchSpace space = SearchSpaces.Of(plan.SearchSpace).Learn(plan, shapes, [.. cases.Select(trainingCase => trainingCase.Grid.Size)], prior);
        double[] middle = new double[3 * landmarkNames.Count];
        double[] state = new double[space.Dimension];
        space.WriteMean(state);
        space.Place(state, middle);
        var design = new ModelDesign(plan, landmarkNames, space, PatchLandmarkChoice.Choose(middle, plan.PatchLandmarks));
        design.Check();
        return design;
    }

    /// <summary>An untrained network, its weights drawn from the plan's seed.</summary>
    public PatchNetwork CreateNetwork() => PatchNetwork.Create(Architecture, Plan.Initialization, Plan.Seed);

    /// <summary>A model with a network that was trained for this design.</summary>
    /// <param name="network">The search network.</param>
    /// <param name="refinement">The refinement network, once there is one.</param>
    /// <param name="provenance">Where the model comes from.</param>
    public LandmarkModel With(PatchNetwork network, PatchNetwork? refinement, ModelProvenance provenance) =>
        new(Plan, LandmarkNames, Space, PatchLandmarks, network, refinement, provenance);

    /// <summary>Refuses more landmarks than the plan's search space holds.</summary>
    /// <exception cref="UsageException">One landmark would be searched by its position, or by an agent, but there are more.</exception>
    internal static void RequireOneLandmark(TrainingPlan plan, IReadOnlyList<string> landmarkNames)
    {
        if (plan.SearchSpace == SearchSpaceKind.Position && landmarkNames.Count != 1)
        {
            throw new UsageException(
                Invariant($"{LandmarkMethods.Of(plan).FinderOfOne} finds one landmark, but {landmarkNames.Count} are to be learnt; choose one with ") +
                "--landmarks NAME.");
        }
    }

    private void Check()
    {
        try
        {
            Architecture.Validate();
            if (Plan.Refinement is { } refinement)
            {
                NetworkPlan.OfRefinement(refinement, LandmarkNames.Count).Validate();
            }
        }
        catch (ArgumentException exception)
        {
            throw new UsageException($"The plan's network cannot be built: {exception.Message}", exception);
        }

        if (Plan.PatchSize % 2 == 0)
        {
            throw new UsageException(Invariant($"The plan's patch size is {Plan.PatchSize}; it must be odd, so that a patch has a centre."));
        }
    }
}

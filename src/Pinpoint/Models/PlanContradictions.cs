using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Models;

/// <summary>Keys of a plan that are each possible and not together.</summary>
internal static class PlanContradictions
{
    /// <summary>Refuses a plan whose keys contradict each other.</summary>
    /// <param name="plan">The plan, each of whose values is one that its key may have.</param>
    /// <param name="file">The file it came from, for messages.</param>
    /// <exception cref="BadInputException">Two keys contradict each other.</exception>
    public static void Refuse(TrainingPlan plan, string file)
    {
        void Require(bool holds, string key, string range)
        {
            if (!holds)
            {
                throw new BadInputException(file, $"key '{key}'", $"must be {range}");
            }
        }

        Require(
            plan.Interpolation == PatchInterpolation.Linear || plan.SearchSpace != SearchSpaceKind.PosedModes,
            "interpolation",
            "linear where the search space is posed_modes, whose patches are turned");
        Require(
            plan.Interpolation == PatchInterpolation.Linear || plan.Warp == 0,
            "interpolation",
            "linear where training samples are warped");
        Require(
            plan.ShapePrior == ShapePriors.Usual || plan.SearchSpace != SearchSpaceKind.Position,
            "shape_prior",
            "pca where the search space is position, for one landmark has no shape");
        Require(
            plan.ShapePrior != SmoothComponentsKind.KindName || plan.SearchSpace == SearchSpaceKind.PosedModes,
            "shape_prior",
            "smooth only where the search space is posed_modes: a smooth deformation is none of the pose");
        RequirePatch("patch_size", plan.PatchSize, plan.ConvolutionMaps, Require);
        if (plan.Refinement is { } refinement)
        {
            Require(
                refinement.LargestOffset >= refinement.SmallestOffset,
                "refinement.smallest_offset",
                Invariant($"at most the largest_offset, which is {refinement.LargestOffset}"));
            RequirePatch("refinement.patch_size", refinement.PatchSize, refinement.ConvolutionMaps, Require);
        }

        plan.Method?.Check(plan, Require);
    }

    private static void RequirePatch(string key, int side, IReadOnlyList<int> maps, PlanRequirement require)
    {
        int least = new NetworkArchitecture { PatchSize = side, Channels = 1, Outputs = 1, ConvolutionMaps = maps }.MinimumPatchSize;
        require(side >= least, key, Invariant($"at least {least + 1 - (least % 2)} with the {maps.Count} blocks of convolution_maps, not {side}"));
    }
}

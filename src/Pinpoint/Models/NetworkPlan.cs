using Pinpoint.Networks;
using Pinpoint.Patches;

namespace Pinpoint.Models;

/// <summary>The network that a plan asks for.</summary>
internal static class NetworkPlan
{
    /// <summary>The architecture for a number of landmarks with patches and of coordinates to be moved; another method's has outputs of its own.</summary>
    public static NetworkArchitecture Of(TrainingPlan plan, int patchLandmarks, int outputs)
    {
        ArgumentNullException.ThrowIfNull(plan);
        bool stacked = plan.Layout == PatchLayout.Stacked;
        return new NetworkArchitecture
        {
            PatchSize = plan.PatchSize,
            Channels = stacked ? 3 * patchLandmarks : 3,
            Groups = stacked ? 1 : patchLandmarks,
            ConvolutionMaps = plan.ConvolutionMaps,
            Projection = plan.Projection,
            HiddenUnits = plan.HiddenUnits,
            Outputs = plan.Method?.OutputsOf(outputs) ?? outputs,
            Directions = plan.Directions,
            DropoutRate = (float)plan.Dropout,
        };
    }

    /// <summary>
    /// The refinement's network: the outputs of all landmarks (<see cref="RefinementOutputs"/>), of which each sample uses its own landmark's.
    /// </summary>
    public static NetworkArchitecture OfRefinement(RefinementPlan plan, int landmarks)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new NetworkArchitecture
        {
            PatchSize = plan.PatchSize,
            Channels = RefinementView.Channels,
            ConvolutionMaps = plan.ConvolutionMaps,
            HiddenUnits = plan.HiddenUnits,
            Outputs = RefinementOutputs.Of(plan, landmarks).Count,
            Directions = DirectionHead.None,
            DropoutRate = (float)plan.Dropout,
        };
    }
}

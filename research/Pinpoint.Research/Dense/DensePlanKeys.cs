using Pinpoint.Models;

namespace Pinpoint.Research.Dense;

/// <summary>The keys of <see cref="DensePlan"/>.</summary>
internal static class DensePlanKeys
{
    /// <summary>The keys, in the order of a plan's JSON.</summary>
    public static IReadOnlyList<PlanKey> All { get; } = (PlanKey<DensePlan>[])
    [
        new(
            "system", PlanValues.Name<DenseSystem>(),
            "What the network says of each position.",
            plan => plan.System, (plan, value) => plan with { System = (DenseSystem)value! }),
        new(
            "stride", PlanValues.Count(1, DensePlan.LargestStride, "grid voxels"),
            "Grid voxels from one position to the next.",
            plan => plan.Stride, (plan, value) => plan with { Stride = (int)value! }),
        new(
            "radius", PlanValues.Positive(100, "grid voxels"),
            "How far from the landmark, in grid voxels, it still counts as here; of a heatmap, the standard deviation of the Gaussian.",
            plan => plan.Radius, (plan, value) => plan with { Radius = (double)value! }),
        new(
            "bandwidth", PlanValues.Positive(100, "grid voxels"),
            "The standard deviation of the kernel, in grid voxels, by which the mode of votes or of values is found.",
            plan => plan.Bandwidth, (plan, value) => plan with { Bandwidth = (double)value! }),
        new(
            "gathering", PlanValues.Name<DenseGathering>(),
            "How a map of presence or heat becomes one place.",
            plan => plan.Gathering, (plan, value) => plan with { Gathering = (DenseGathering)value! }),
    ];
}

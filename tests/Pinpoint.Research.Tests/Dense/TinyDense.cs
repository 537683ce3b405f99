using Pinpoint.Models;
using Pinpoint.Research.Dense;

namespace Pinpoint.Research.Tests.Dense;

/// <summary>Dense systems so small that they learn to find a bright spot in a second or two.</summary>
internal static class TinyDense
{
    public static TrainingPlan Plan(DenseSystem system) => DensePlan.UsualPlan(new DensePlan { System = system, Stride = 3, Radius = 2.5, Bandwidth = 2 }) with
    {
        GridSpacingMm = 1,
        PatchSize = 11,
        ConvolutionMaps = [16, 16],
        HiddenUnits = [32],
        BatchSize = 32,
        Steps = 300,
        LearningRate = 3e-3,
        NoiseJitter = 0,
    };
}

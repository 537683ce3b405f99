using Pinpoint.Models;
using Pinpoint.Patches;

namespace Pinpoint.Methods;

/// <summary>The random change of a training sample's intensities.</summary>
internal static class SampleJitter
{
    /// <summary>Draws a sample's change; the same step and row give the same one.</summary>
    public static IntensityJitter Draw(TrainingPlan plan, long step, int row)
    {
        if (plan.ContrastJitter == 0 && plan.BrightnessJitter == 0 && plan.NoiseJitter == 0)
        {
            return IntensityJitter.None;
        }

        var random = new SplitMixRandom(plan.Seed, (ulong)step, (ulong)row, RandomStreams.Intensities);
        double contrast = Math.Exp(plan.ContrastJitter * random.NextNormal());
        double brightness = plan.BrightnessJitter * random.NextNormal();
        return new IntensityJitter(contrast, brightness, plan.NoiseJitter * random.NextUniform(), random.NextBits());
    }
}

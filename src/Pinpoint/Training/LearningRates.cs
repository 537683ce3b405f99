using Pinpoint.Models;

namespace Pinpoint.Training;

/// <summary>The learning rate as a function of how far a run has come.</summary>
public static class LearningRates
{
    private const double WarmUpShare = 0.02;

    /// <summary>The learning rate at <paramref name="progress"/> (0 at the start, 1 at the end) of a run by <paramref name="plan"/>.</summary>
    public static double At(TrainingPlan plan, double progress)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Schedule == LearningRateSchedule.Constant)
        {
            return plan.LearningRate;
        }

        double warmUp = Math.Min(1, (progress + 1e-4) / WarmUpShare);
        return plan.LearningRate * warmUp * 0.5 * (1 + Math.Cos(Math.PI * Math.Clamp(progress, 0, 1)));
    }
}

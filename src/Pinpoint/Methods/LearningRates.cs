using Pinpoint.Models;

namespace Pinpoint.Methods;

/// <summary>The learning rate as a function of how far a run has come.</summary>
internal static class LearningRates
{
    private const double WarmUpShare = 0.02;

    /// <summary>The learning rate at <paramref name="progress"/>.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="peak">The largest learning rate.</param>
    /// <param name="progress">0 at the start of the stage, 1 at its end.</param>
    public static double At(LearningRateSchedule schedule, double peak, double progress)
    {
        return schedule switch
        {
            LearningRateSchedule.Constant => peak,
            LearningRateSchedule.Cosine => Cosine(peak, progress),
        };
    }

    private static double Cosine(double peak, double progress)
    {
        double warmUp = Math.Min(1, (progress + 1e-4) / WarmUpShare);
        return peak * warmUp * 0.5 * (1 + Math.Cos(Math.PI * Math.Clamp(progress, 0, 1)));
    }
}

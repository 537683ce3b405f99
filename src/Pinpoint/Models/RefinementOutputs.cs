namespace Pinpoint.Models;

/// <summary>
/// What stands where in the refinement network's outputs: a block of displacements (three of each landmark), then the landmarks' log variances, then
/// their presences, the latter two only where the plan asks for them.
/// </summary>
/// <param name="Landmarks">The number of landmarks.</param>
/// <param name="Variance">Whether log variances are predicted.</param>
/// <param name="Presence">Whether presences are predicted.</param>
internal readonly record struct RefinementOutputs(int Landmarks, bool Variance, bool Presence)
{
    /// <summary>The outputs of a sample.</summary>
    public int Count => (3 + (Variance ? 1 : 0) + (Presence ? 1 : 0)) * Landmarks;

    /// <summary>The outputs that a plan asks for.</summary>
    public static RefinementOutputs Of(RefinementPlan plan, int landmarks)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new RefinementOutputs(landmarks, plan.PredictsVariance, plan.PredictsPresence);
    }

    /// <summary>The first of a landmark's three displacements.</summary>
    public static int Displacement(int landmark) => 3 * landmark;

    /// <summary>A landmark's log variance; it exists only with <see cref="Variance"/>.</summary>
    public int LogVariance(int landmark) => (3 * Landmarks) + landmark;

    /// <summary>A landmark's presence; it exists only with <see cref="Presence"/>.</summary>
    public int PresenceOf(int landmark) => ((Variance ? 4 : 3) * Landmarks) + landmark;
}

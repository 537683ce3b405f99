namespace Pinpoint.Shapes;

/// <summary>Draws random displacements.</summary>
internal static class StateSampler
{
    /// <summary>Fills <paramref name="displacement"/> uniformly within +-<paramref name="range"/> times the space's spread.</summary>
    public static void Draw(ISearchSpace space, double range, ref SplitMixRandom random, Span<double> displacement)
    {
        ArgumentNullException.ThrowIfNull(space);
        ReadOnlySpan<double> spread = space.Spread;
        for (int axis = 0; axis < spread.Length; axis++)
        {
            displacement[axis] = random.NextUniform(-range * spread[axis], range * spread[axis]);
        }
    }
}

using Pinpoint.Shapes;

namespace Pinpoint.Localization;

/// <summary>Where the refinement's answer for a landmark is not to be trusted, the shape that the trusted ones form takes its place.</summary>
internal static class PriorFallback
{
    // The fit to the trusted landmarks settles within a few rounds: each fills the gaps by the last fit and fits again.
    private const int Rounds = 15;

    /// <summary>Replaces untrusted landmarks.</summary>
    /// <param name="space">The search space, whose shape model knows how landmarks lie to each other.</param>
    /// <param name="searched">The search's answer, in grid voxels, <c>[3 * landmarks]</c>.</param>
    /// <param name="landmarks">The refined landmarks, in grid voxels; those not trusted are replaced by the fitted shape's, or, where less than half are
    /// trusted, by the search's.</param>
    /// <param name="trusted">Which landmarks are trusted.</param>
    public static void Apply(ISearchSpace space, ReadOnlySpan<double> searched, Span<double> landmarks, ReadOnlySpan<bool> trusted)
    {
        int count = 0;
        foreach (bool one in trusted)
        {
            count += one ? 1 : 0;
        }

        if (count == trusted.Length)
        {
            return;
        }

        Fill(searched, landmarks, trusted);
        if (space.Prior is null || 2 * count < trusted.Length || count < 3)
        {
            return;
        }

        double[] state = new double[space.Dimension];
        double[] fitted = new double[landmarks.Length];
        for (int round = 0; round < Rounds; round++)
        {
            space.Fit(landmarks, state);
            space.Place(state, fitted);
            Fill(fitted, landmarks, trusted);
        }
    }

    private static void Fill(ReadOnlySpan<double> source, Span<double> landmarks, ReadOnlySpan<bool> trusted)
    {
        for (int i = 0; i < landmarks.Length; i++)
        {
            landmarks[i] = trusted[i / 3] ? landmarks[i] : source[i];
        }
    }
}

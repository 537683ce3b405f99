namespace Pinpoint.Planes;

/// <summary>A direction given by landmarks. Where several landmarks stand on a side their mean counts, one named twice counting twice.</summary>
/// <param name="From">The landmarks where the direction starts.</param>
/// <param name="To">The landmarks that it points to.</param>
/// <param name="Line">Landmarks whose fitted line is the direction, <paramref name="From"/> and <paramref name="To"/> giving only its sense; null takes the way
/// between the two.</param>
public sealed record PlaneAxis(IReadOnlyList<string> From, IReadOnlyList<string> To, IReadOnlyList<string>? Line = null)
{
    /// <summary>All landmarks that the direction needs, each once.</summary>
    public IEnumerable<string> Landmarks => From.Concat(To).Concat(Line ?? []).Distinct(StringComparer.Ordinal);
}

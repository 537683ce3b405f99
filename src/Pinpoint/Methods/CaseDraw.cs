namespace Pinpoint.Methods;

/// <summary>
/// Draws the case of a training sample: each as likely as every other, but those whose landmarks a model placed in not more than half of the samples,
/// however many they are.
/// </summary>
internal sealed class CaseDraw
{
    private readonly int _count;
    private readonly int[] _marked;
    private readonly int[] _placed;
    private readonly double _placedShare;

    /// <summary>Prepares the draws.</summary>
    /// <param name="cases">The cases, of which one at least was marked by hand.</param>
    public CaseDraw(IReadOnlyList<TrainingCase> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        _count = cases.Count;
        _marked = [.. Enumerable.Range(0, _count).Where(i => cases[i].Weights is null)];
        _placed = [.. Enumerable.Range(0, _count).Where(i => cases[i].Weights is not null)];
        _placedShare = Math.Min(0.5, (double)_placed.Length / Math.Max(1, _count));
    }

    /// <summary>The number of a case.</summary>
    public int Next(ref SplitMixRandom random)
    {
        if (_placed.Length == 0)
        {
            return random.NextIndex(_count);
        }

        int[] from = random.NextUniform() < _placedShare ? _placed : _marked;
        return from[random.NextIndex(from.Length)];
    }
}

using System.Collections;

namespace Pinpoint.Imaging;

/// <summary>The landmarks of one scan in the order of their file, with unique names.</summary>
public sealed class LandmarkSet : IReadOnlyList<Landmark>
{
    private readonly Landmark[] _landmarks;
    private readonly Dictionary<string, Landmark> _byName;

    /// <summary>Creates a set.</summary>
    /// <exception cref="ArgumentException">Two landmarks share a name, or position and status contradict each other.</exception>
    public LandmarkSet(IEnumerable<Landmark> landmarks)
    {
        _landmarks = [.. landmarks];
        _byName = new Dictionary<string, Landmark>(_landmarks.Length, StringComparer.Ordinal);
        foreach (Landmark landmark in _landmarks)
        {
            if ((landmark.Position is null) != (landmark.Status == LandmarkStatus.Missing))
            {
                throw new ArgumentException(
                    $"Landmark '{landmark.Name}' has the status {landmark.Status} but {(landmark.Position is null ? "no" : "a")} position.", nameof(landmarks));
            }

            if (!_byName.TryAdd(landmark.Name, landmark))
            {
                throw new ArgumentException($"The label '{landmark.Name}' stands twice.", nameof(landmarks));
            }
        }
    }

    /// <inheritdoc/>
    public int Count => _landmarks.Length;

    /// <summary>What the reader found odd but could live with, one line each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>
    /// Errors of all landmarks at once, as a calibrated model expects them in this scan: each is found less true places in LPS mm, x, y, z of each landmark in
    /// the set's order, not a number where nothing is known. Empty where nobody tells. They go with these places: a set of other places has none.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<double>> ErrorDraws { get; init; } = [];

    /// <inheritdoc/>
    public Landmark this[int index] => _landmarks[index];

    /// <summary>The landmark of that name, or null.</summary>
    public Landmark? Find(string name) => _byName.GetValueOrDefault(name);

    /// <inheritdoc/>
    public IEnumerator<Landmark> GetEnumerator() => ((IEnumerable<Landmark>)_landmarks).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => _landmarks.GetEnumerator();
}

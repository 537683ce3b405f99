namespace Pinpoint.Imaging;

/// <summary>Gathers the landmarks of a file; a second landmark of the same label is refused with both places.</summary>
internal sealed class LandmarkSetBuilder
{
    private readonly string _file;
    private readonly List<Landmark> _landmarks = [];
    private readonly List<string> _warnings = [];
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    /// <summary>Starts an empty set.</summary>
    public LandmarkSetBuilder(string file) => _file = file;

    /// <summary>Adds a landmark.</summary>
    /// <exception cref="BadInputException">The label is empty or stands in the file already, or the position is absurd.</exception>
    public void Add(Landmark landmark, string place)
    {
        if (string.IsNullOrWhiteSpace(landmark.Name))
        {
            throw new BadInputException(_file, place, "the landmark has no label; give it one");
        }

        // Here, after all frames and units: a voxel may be plausible and its place in the world not.
        if (landmark.Position is { IsPlausible: false } position)
        {
            throw new BadInputException(
                _file, place, Invariant(
                    $"lies at ({position.X:0.###e+0}, {position.Y:0.###e+0}, {position.Z:0.###e+0}) mm, more than {WorldPoint.GreatestMm / 1e6:0} km off; ") +
                        "check the number and its unit, or mark the landmark as missing");
        }

        if (!_places.TryAdd(landmark.Name, place))
        {
            throw new BadInputException(
                _file,
                place,
                $"the label '{Excerpt.Of(landmark.Name)}' stands already at {_places[landmark.Name]}; give each landmark a label of its own")
            {
                RepeatedLabel = landmark.Name,
            };
        }

        _landmarks.Add(landmark);
    }

    /// <summary>Notes something odd that the reader could live with.</summary>
    public void Warn(string place, string warning) => _warnings.Add($"{_file}: {place}: {warning}");

    /// <summary>The set in the order of the file.</summary>
    /// <exception cref="BadInputException">The file holds no landmark.</exception>
    public LandmarkSet Build() =>
        _landmarks.Count > 0
            ? new LandmarkSet(_landmarks) { Warnings = _warnings }
            : throw new BadInputException(_file, null, "holds no landmarks; place some, or leave the file out");
}

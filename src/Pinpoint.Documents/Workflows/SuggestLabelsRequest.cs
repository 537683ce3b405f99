namespace Pinpoint.Workflows;

/// <summary>Unlabelled scans to be ranked by how much labelling them would teach.</summary>
/// <param name="Model">A model file, the folder of a training run, or the name of a model that comes with this software.</param>
/// <param name="Scans">Scans, or folders of them.</param>
public sealed record SuggestLabelsRequest(string Model, IReadOnlyList<string> Scans)
{
    /// <summary>How many to suggest; null ranks all.</summary>
    public int? Count { get; init; }

    /// <summary>Which volumes of the scans' files are meant, and how they are read.</summary>
    public ScanSelection Selection { get; init; } = new();

    /// <summary>Threads to work with; null takes one per core.</summary>
    public int? Threads { get; init; }
}

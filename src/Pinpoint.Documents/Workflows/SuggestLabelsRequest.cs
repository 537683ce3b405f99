using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>Unlabelled scans to be ranked by how much labelling them would teach.</summary>
/// <param name="Model">A model file, the folder of a training run, or the name of a model that comes with this software.</param>
/// <param name="Scans">Scans, or folders of them.</param>
public sealed record SuggestLabelsRequest(string Model, IReadOnlyList<string> Scans)
{
    /// <summary>How many to suggest; null ranks all.</summary>
    public int? Count { get; init; }

    /// <summary>Which frame of scans with a fourth axis, counted from 0.</summary>
    public int? Frame { get; init; }

    /// <summary>Where NIfTI scans lie whose header does not say it; null: as the model's plan has it, so that scans are read as in training.</summary>
    public NiftiNoCodes? NiftiNoCodes { get; init; }

    /// <summary>Threads to work with; null takes one per core.</summary>
    public int? Threads { get; init; }
}

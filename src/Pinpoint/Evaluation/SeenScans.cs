using Pinpoint.Models;

namespace Pinpoint.Evaluation;

/// <summary>
/// Tells the scans that a model has seen from others, by their voxels: neither another name nor another format hides one, and other scans of
/// the same name are no acquaintances. Models of earlier versions kept no hashes; their scans are told by name.
/// </summary>
internal sealed class SeenScans
{
    private readonly Dictionary<string, string> _trained;
    private readonly Dictionary<string, string> _validated;

    /// <summary>Takes up what a model's provenance says.</summary>
    public SeenScans(ModelProvenance provenance)
    {
        ArgumentNullException.ThrowIfNull(provenance);
        ByName = provenance.TrainingHashes.Count != provenance.TrainingCases.Count || provenance.ValidationHashes.Count != provenance.ValidationCases.Count;
        _trained = NamesOf(provenance.TrainingCases, ByName ? provenance.TrainingCases : provenance.TrainingHashes);
        _validated = NamesOf(provenance.ValidationCases, ByName ? provenance.ValidationCases : provenance.ValidationHashes);
    }

    /// <summary>Whether the model kept no hashes, so that names must do.</summary>
    public bool ByName { get; }

    /// <summary>What to call the scan's identity: its name where names must do, the hash of its voxels else.</summary>
    /// <param name="name">The case's name.</param>
    /// <param name="hash">The hash of its voxels.</param>
    public string IdentityOf(string name, string hash) => ByName ? name : hash;

    /// <summary>The name under which the model was trained on a scan; null where it was not.</summary>
    public string? TrainedAs(string identity) => _trained.GetValueOrDefault(identity);

    /// <summary>The name under which a scan chose the model's weights; null where it did not.</summary>
    public string? ValidatedAs(string identity) => _validated.GetValueOrDefault(identity);

    // A scan that was given twice keeps its first name.
    private static Dictionary<string, string> NamesOf(IReadOnlyList<string> names, IReadOnlyList<string> identities)
    {
        var byIdentity = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string identity) in names.Zip(identities))
        {
            byIdentity.TryAdd(identity, name);
        }

        return byIdentity;
    }
}

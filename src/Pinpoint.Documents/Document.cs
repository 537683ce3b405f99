using System.Text.Json.Serialization;

namespace Pinpoint.Documents;

/// <summary>What every document begins with.</summary>
public abstract record Document : IDocument
{
    /// <summary>Names the document.</summary>
    protected Document(string kind, int version)
    {
        Kind = kind;
        Version = version;
    }

    /// <inheritdoc/>
    [JsonPropertyName("document"), JsonPropertyOrder(-2)]
    public string Kind { get; }

    /// <inheritdoc/>
    [JsonPropertyOrder(-1)]
    public int Version { get; }
}

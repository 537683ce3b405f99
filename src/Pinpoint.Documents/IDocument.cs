namespace Pinpoint.Documents;

/// <summary>A JSON document of its own: it says what it is, and in which version.</summary>
public interface IDocument
{
    /// <summary>The name of the kind of document, as in docs/reference/documents.md.</summary>
    string Kind { get; }

    /// <summary>The version of that kind. It grows when a key changes its name or its meaning; new keys do not change it.</summary>
    int Version { get; }
}

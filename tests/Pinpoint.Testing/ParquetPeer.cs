using System.Text.Json;

namespace Pinpoint.Testing;

/// <summary>hyparquet, a reader of Parquet in JavaScript, as <c>npm ci</c> put it into tests/parquet.</summary>
public static class ParquetPeer
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "tests", "parquet");

    public static bool Exists { get; } = Directory.Exists(Path.Combine(Folder, "node_modules", "hyparquet")) && NodePeer.Exists;

    /// <summary>The rows of a file, each an object with a member per column.</summary>
    /// <exception cref="InvalidOperationException">It cannot be read; the reader's last words are in the message.</exception>
    public static JsonElement Read(string file)
    {
        using var document = JsonDocument.Parse(NodePeer.Run(Path.Combine(Folder, "read.mjs"), file));
        return document.RootElement.Clone();
    }
}

using System.Text.Json;

namespace Pinpoint.Testing;

/// <summary>ITK's own readers in Node.js, as <c>npm ci</c> put them into tests/itk.</summary>
public static class ItkPeer
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "tests", "itk");

    public static bool Exists { get; } = Directory.Exists(Path.Combine(Folder, "node_modules", "@itk-wasm", "transform-io")) && NodePeer.Exists;

    /// <summary>What ITK reads of transforms and images; see tests/itk/read.mjs.</summary>
    /// <exception cref="InvalidOperationException">A file was refused; the reader's last words are in the message.</exception>
    public static IReadOnlyList<JsonElement> Read(params string[] files)
    {
        using var document = JsonDocument.Parse(NodePeer.Run([Path.Combine(Folder, "read.mjs"), .. files]));
        return [.. document.RootElement.EnumerateArray().Select(item => item.Clone())];
    }
}

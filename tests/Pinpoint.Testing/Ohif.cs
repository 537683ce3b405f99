using System.Text.Json;

namespace Pinpoint.Testing;

/// <summary>The adapter by which OHIF reads structured reports, in Node.js, as <c>npm ci</c> put it into tests/ohif.</summary>
public static class Ohif
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "tests", "ohif");
    private static readonly JsonSerializerOptions Lower = new(JsonSerializerDefaults.Web);

    public static bool Exists { get; } = Directory.Exists(Path.Combine(Folder, "node_modules", "@cornerstonejs", "adapters")) && NodePeer.Exists;

    /// <summary>What OHIF would show of each file.</summary>
    /// <exception cref="InvalidOperationException">The adapter failed; its last words are in the message.</exception>
    public static IReadOnlyList<IReadOnlyList<OhifAnnotation>> Read(params string[] files) =>
        JsonSerializer.Deserialize<List<List<OhifAnnotation>>>(NodePeer.Run([Path.Combine(Folder, "read.mjs"), .. files]), Lower)!;
}

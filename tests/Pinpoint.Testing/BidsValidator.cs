using System.Text.Json;

namespace Pinpoint.Testing;

/// <summary>The validators of BIDS in Node.js, the classic one and the one that follows the schema, as <c>npm ci</c> put them into tests/bids.</summary>
public static class BidsValidator
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "tests", "bids");
    private static readonly JsonSerializerOptions Lower = new(JsonSerializerDefaults.Web);

    public static bool Exists { get; } = Directory.Exists(Path.Combine(Folder, "node_modules", "bids-validator")) && NodePeer.Exists;

    /// <summary>What both find in a data set.</summary>
    /// <exception cref="InvalidOperationException">The validators failed; their last words are in the message.</exception>
    public static (IReadOnlyList<BidsIssue> Classic, IReadOnlyList<BidsIssue> Schema) Judge(string folder)
    {
        // The classic one prints its version first.
        string answer = NodePeer.Run(Path.Combine(Folder, "validate.mjs"), folder).Trim().Split('\n')[^1];
        using var found = JsonDocument.Parse(answer);
        JsonElement issues = found.RootElement.GetProperty(folder);
        return (Of("classic"), Of("schema"));

        List<BidsIssue> Of(string validator) => issues.GetProperty(validator).Deserialize<List<BidsIssue>>(Lower)!;
    }
}

using Pinpoint.Models;

namespace Pinpoint.Cli.Parsing;

/// <summary>The models that come with the program: in the folder <c>models</c> beside it, or else in that of the present folder, as in a checkout.</summary>
internal static class ShippedModels
{
    private const string Folder = "models";

    /// <summary>Their files, in the order of their names; none where there are none.</summary>
    public static IReadOnlyList<string> Paths() => new[] { Path.Combine(AppContext.BaseDirectory, Folder), Folder }
        .Where(Directory.Exists)
        .Select(folder => Directory.GetFiles(folder, "*" + ModelFile.Ending).Order(StringComparer.Ordinal).ToArray())
        .FirstOrDefault(files => files.Length > 0) ?? [];
}

using System.Reflection;

namespace Pinpoint.Biometry;

/// <summary>The anatomies that come with this software; each is a resource in the form of docs/reference/definitions.md.</summary>
public static class BuiltInAnatomies
{
    private const string Folder = "Pinpoint.Biometry.Anatomies.";
    private static readonly Lazy<IReadOnlyList<AnatomyDefinition>> Read = new(ReadAll);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<AnatomyDefinition> All => Read.Value;

    /// <summary>The first one all of whose landmarks are among the names, or null.</summary>
    public static AnatomyDefinition? For(IEnumerable<string> landmarkNames)
    {
        ArgumentNullException.ThrowIfNull(landmarkNames);
        HashSet<string> known = new(landmarkNames, StringComparer.Ordinal);
        return All.FirstOrDefault(anatomy => anatomy.Landmarks.All(known.Contains));
    }

    private static IReadOnlyList<AnatomyDefinition> ReadAll()
    {
        Assembly assembly = typeof(BuiltInAnatomies).Assembly;
        return [
            .. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return AnatomyJson.Read(reader.ReadToEnd(), name[Folder.Length..]);
        })];
    }
}

using System.Reflection;

namespace Pinpoint.Models;

/// <summary>The models that come with this software, by name; their cards lie in <c>models/</c> of the repository.</summary>
public static class ShippedModels
{
    private const string Folder = "Pinpoint.Models.Shipped.";
    private static readonly Assembly Home = typeof(ShippedModels).Assembly;

    /// <summary>Their names, such as <c>fetal-head</c>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Home.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(ModelFile.Ending, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^ModelFile.Ending.Length]).Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether a path names a shipped model; a file or folder of that name goes first.</summary>
    public static bool Has(string path) => Names.Contains(path, StringComparer.Ordinal) && !Path.Exists(path);

    /// <summary>The bytes of a shipped model's file.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    internal static byte[] Read(string name)
    {
        using Stream stream = Home.GetManifestResourceStream(Folder + name + ModelFile.Ending) ?? throw new ArgumentException($"No model '{name}' comes with this software.", nameof(name));
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

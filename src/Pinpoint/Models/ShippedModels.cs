using System.Reflection;

namespace Pinpoint.Models;

/// <summary>
/// The models that come with a program, by name: resources of its assembly. The library brings none; the tool ships <c>models/</c> of the repository.
/// </summary>
internal static class ShippedModels
{
    private const string Folder = "Pinpoint.Models.Shipped.";
    private static Assembly? _home;

    /// <summary>Their names, such as <c>fetal-head</c>; none before <see cref="ComeWith"/>.</summary>
    public static IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>
    /// Tells the assembly whose resources <c>Pinpoint.Models.Shipped.NAME.safetensors</c> are models, and <c>NAME.md</c> their cards. A program
    /// calls it once, before it loads any.
    /// </summary>
    /// <param name="program">The program's assembly.</param>
    public static void ComeWith(Assembly program)
    {
        ArgumentNullException.ThrowIfNull(program);
        _home = program;
        Names =
        [
            .. program.GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(ModelFile.Ending, StringComparison.Ordinal))
                .Select(name => name[Folder.Length..^ModelFile.Ending.Length]).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a path names a shipped model; a file or folder of that name goes first.</summary>
    public static bool Has(string path) => Names.Contains(path, StringComparer.Ordinal) && !Path.Exists(path);

    /// <summary>The card of a shipped model; null where it has none.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static string? Card(string name)
    {
        using Stream? card = _home?.GetManifestResourceStream(Folder + name + ".md");
        using StreamReader? reader = card is null ? null : new StreamReader(card);
        return reader?.ReadToEnd();
    }

    /// <summary>The bytes of a shipped model's file.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    internal static byte[] Read(string name)
    {
        using Stream stream = _home?.GetManifestResourceStream(Folder + name + ModelFile.Ending)
            ?? throw new ArgumentException($"No model '{name}' comes with this software.", nameof(name));
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

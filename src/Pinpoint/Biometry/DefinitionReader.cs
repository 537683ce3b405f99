using System.Text.Json;
using System.Text.RegularExpressions;
using Pinpoint.Models;

namespace Pinpoint.Biometry;

/// <summary>One object of a definition file, with its path in the file for messages. Every value is checked as it is asked for.</summary>
/// <param name="file">The file, for messages.</param>
/// <param name="path">The keys that lead to the object, such as <c>planes[1].x_axis</c>; empty for the whole file.</param>
/// <param name="value">The value, which should be an object.</param>
internal sealed partial class DefinitionReader(string file, string path, JsonElement value)
{
    private const int LongestText = 200;
    private const int MostLandmarks = 1000;

    /// <summary>Refuses a value that is no object, and every key but these.</summary>
    public void Allow(params string[] keys)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new BadInputException(file, path.Length == 0 ? null : $"key '{path}'", $"must be a JSON object with the keys {string.Join(", ", keys)}");
        }

        foreach (string name in value.EnumerateObject().Select(property => property.Name))
        {
            if (!keys.Contains(name, StringComparer.Ordinal))
            {
                throw Wrong(Shortened(name), $"is not known here; the keys are {string.Join(", ", keys)}");
            }
        }
    }

    public bool Has(string key) => value.TryGetProperty(key, out _);

    /// <summary>A text that must be there.</summary>
    public string Text(string key)
    {
        string text = Demand(key, StrictJson.Text, "a text");
        return text.Length is > 0 and <= LongestText && !text.Any(char.IsControl)
            ? text
            : throw Wrong(key, Invariant($"must be a text of 1 to {LongestText} characters in one line"));
    }

    /// <summary>The value of <c>name</c>, which is fit to be part of a file's name.</summary>
    public string ShortName()
    {
        string name = Text("name");
        return ShortNames().IsMatch(name)
            ? name
            : throw Wrong("name", "must be 1 to 40 letters a-z, digits, dashes and underscores, a letter or digit first, for it becomes part of file names");
    }

    /// <summary>The value of <c>title</c>, or else the name.</summary>
    public string Title(string name) => Has("title") ? Text("title") : name;

    /// <summary>A landmark's name, or several.</summary>
    public IReadOnlyList<string> Place(string key)
    {
        string[] names = Demand(
            key, element => element.ValueKind == JsonValueKind.String
                ? [StrictJson.Text(element)]
                : StrictJson.Texts(element), "a landmark's name, or an array of them");
        return names.Length is > 0 and <= MostLandmarks && names.All(name => name.Length is > 0 and <= LongestText && !name.Any(char.IsControl))
            ? names
            : throw Wrong(key, Invariant($"must be a landmark's name, or an array of 1 to {MostLandmarks} of them"));
    }

    /// <summary>An object that must be there.</summary>
    public DefinitionReader Member(string key) => new(file, PathOf(key), Demand(key, element => element, "an object"));

    /// <summary>The objects of an array; none where the key is missing.</summary>
    public IEnumerable<DefinitionReader> Members(string key, int most)
    {
        if (!Has(key))
        {
            return [];
        }

        JsonElement[] items = Demand(
            key, element => element.ValueKind == JsonValueKind.Array && element.GetArrayLength() <= most
                ? element.EnumerateArray().ToArray()
                : throw new JsonException(), Invariant($"an array of at most {most} objects"));
        return items.Select((item, i) => new DefinitionReader(file, Invariant($"{PathOf(key)}[{i}]"), item));
    }

    /// <summary>Refuses names that stand twice.</summary>
    public void RefuseRepeated(string key, IEnumerable<string> names)
    {
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } repeated)
        {
            throw Wrong(key, $"hold the name '{repeated.Key}' twice; give each its own");
        }
    }

    public BadInputException Wrong(string key, string problem) => new(file, $"key '{PathOf(key)}'", problem);

    private static string Shortened(string name) => name.Length > 60 ? name[..60] + ".." : name;

    private T Demand<T>(string key, Func<JsonElement, T> read, string wanted)
    {
        if (!value.TryGetProperty(key, out JsonElement member))
        {
            throw Wrong(key, $"is missing; it must be {wanted}");
        }

        try
        {
            return read(member);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Text that is no valid Unicode comes as the latter.
            throw new BadInputException(file, $"key '{PathOf(key)}'", $"must be {wanted}", exception);
        }
    }

    private string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{0,39}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ShortNames();
}

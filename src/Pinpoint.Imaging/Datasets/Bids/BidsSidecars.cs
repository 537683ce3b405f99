using System.Text.Json;

namespace Pinpoint.Imaging;

/// <summary>
/// What the JSON files of a data set say of its images, by the rule of inheritance: a file tells of all images in its folder and those below that have its
/// suffix and all its entities; the nearer one, and of two in one folder that with more entities, has its say.
/// </summary>
/// <param name="root">The data set's folder.</param>
internal sealed class BidsSidecars(string root)
{
    private const string Extension = ".json";
    private readonly Dictionary<string, (BidsName Name, string File)[]> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> _contents = new(StringComparer.Ordinal);

    /// <summary>A fact of an image; null where no file tells it.</summary>
    /// <exception cref="BadInputException">A file that tells of the image cannot be read.</exception>
    public JsonElement? FactOf(BidsImage image, string key)
    {
        string[] folders = image.Place.Split('/')[..^1];
        for (int depth = folders.Length; depth >= 0; depth--)
        {
            foreach ((_, string file) in In(Path.Combine([root, .. folders[..depth]]))
                .Where(sidecar => TellsOf(sidecar.Name, image.Name))
                .OrderByDescending(sidecar => sidecar.Name.Entities.Count))
            {
                if (Content(file).Member(key) is { } fact)
                {
                    return fact;
                }
            }
        }

        return null;
    }

    private static bool TellsOf(BidsName sidecar, BidsName image) =>
        sidecar.Suffix == image.Suffix && sidecar.Entities.All(entity => image.ValueOf(entity.Key) == entity.Value);

    private (BidsName Name, string File)[] In(string folder)
    {
        if (!_folders.TryGetValue(folder, out (BidsName, string)[]? found))
        {
            found =
            [
                .. BidsDataset.FilesIn(folder)
                    .Select(file => (Name: BidsName.Parse(Path.GetFileName(file)), file))
                    .Where(pair => pair.Name?.Extension == Extension)
                    .Select(pair => (pair.Name!, pair.file)),
            ];
            _folders.Add(folder, found);
        }

        return found;
    }

    private JsonElement Content(string file)
    {
        if (!_contents.TryGetValue(file, out JsonElement content))
        {
            content = InputJson.Parse(InputText.Read(file));
            _contents.Add(file, content);
        }

        return content;
    }
}

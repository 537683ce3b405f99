using System.Text.Json;
using Pinpoint.Models;

namespace Pinpoint.Research.Experiments;

/// <summary>The file that says of which settings the results of a folder are.</summary>
internal static class SettingsFile
{
    private const int LargestBytes = 1 << 16;

    /// <summary>Settings as JSON, with the version of the program that follows them.</summary>
    /// <param name="write">Writes the members.</param>
    public static string ToJson(Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteString("version", ToolVersion.Text);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>Puts settings into a folder, or makes sure that the results it holds are of the same ones.</summary>
    /// <param name="path">The file that holds them.</param>
    /// <param name="text">The settings.</param>
    /// <exception cref="UsageException">The folder's results are of other settings.</exception>
    /// <exception cref="BadInputException">The file is damaged.</exception>
    public static void Claim(string path, string text)
    {
        if (!File.Exists(path))
        {
            AtomicFile.WriteText(path, text);
            return;
        }

        string there = InputFile.ReadText(path, LargestBytes)
            ?? throw new BadInputException(path, null, "is too large for the settings of an experiment; choose another folder");
        if (there != text)
        {
            throw new UsageException(
                $"{path}: the folder holds results of other settings ({OneLine(there, path)}); give the same ones, or choose another folder");
        }
    }

    private static string OneLine(string json, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return string.Join(", ", document.RootElement.EnumerateObject().Select(member => $"{member.Name} {member.Value}"));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new BadInputException(path, null, "does not hold the settings of an experiment; choose another folder", exception);
        }
    }
}

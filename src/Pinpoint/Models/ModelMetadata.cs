using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pinpoint.Networks;

namespace Pinpoint.Models;

/// <summary>The string metadata of a model file, each entry a JSON text.</summary>
internal static class ModelMetadata
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>A value as the text of an entry.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>Reads an entry.</summary>
    /// <exception cref="BadInputException">The entry is missing or not in its form.</exception>
    public static T Read<T>(string path, SafetensorsFile file, string key)
    {
        string text = Text(path, file, key);
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw new BadInputException(path, $"metadata '{key}'", "is damaged; train or download the model again", exception);
        }
    }

    /// <summary>The text of an entry.</summary>
    /// <exception cref="BadInputException">The entry is missing.</exception>
    public static string Text(string path, SafetensorsFile file, string key) =>
        file.Metadata.TryGetValue(key, out string? text)
            ? text
            : throw new BadInputException(path, $"metadata '{key}'", "is missing, so this is no Pinpoint model; give the model.safetensors that 'pinpoint train' wrote");
}

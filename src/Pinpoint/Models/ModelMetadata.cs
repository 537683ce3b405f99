using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Models;

/// <summary>The string metadata of a model file, each entry a JSON text.</summary>
internal static class ModelMetadata
{
    /// <summary>The shapes of entries; letters of all languages stand as they are.</summary>
    public static ModelMetadataContext Shapes { get; } = new(new JsonSerializerOptions(ModelMetadataContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>A value as the text of an entry.</summary>
    public static string Write<T>(T value, JsonTypeInfo<T> shape) => JsonSerializer.Serialize(value, shape);

    /// <summary>Reads an entry.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="file">The file's content.</param>
    /// <param name="key">The entry.</param>
    /// <param name="read">Makes the value of the parsed text; throws <see cref="JsonException"/> where that is not in its form.</param>
    /// <exception cref="BadInputException">The entry is missing or not in its form.</exception>
    public static T Read<T>(string path, SafetensorsFile file, string key, Func<JsonElement, T> read)
    {
        string text = Text(path, file, key);
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new BadInputException(path, $"metadata '{key}'", "is damaged; train or download the model again", exception);
        }
    }

    /// <summary>What a search space says besides its tensors; keys that it does not need may be missing.</summary>
    public static SearchSpaceFacts Facts(JsonElement value) =>
        value.ValueKind != JsonValueKind.Object ? throw new JsonException("This is no object.") : new SearchSpaceFacts()
    {
        Modes = value.TryGetProperty("modes", out JsonElement modes) ? StrictJson.Count(modes) : 0,
        TotalVariance = NumberOrZero(value, "total_variance"),
        Sigmas = NumberOrZero(value, "sigmas"),
        HiddenUnits = value.TryGetProperty("hidden_units", out JsonElement hidden) ? StrictJson.Count(hidden) : 0,
        ForetoldShare = NumberOrZero(value, "foretold_share"),
        Unit = NumberOrZero(value, "unit"),
        Reach = value.TryGetProperty("reach", out JsonElement reach) && reach.ValueKind != JsonValueKind.Null ? StrictJson.Numbers(reach) : null,
        Pose = value.TryGetProperty("pose", out JsonElement pose) && pose.ValueKind != JsonValueKind.Null ? Pose(pose) : null,
    };

    /// <summary>Where a model comes from.</summary>
    public static ModelProvenance Provenance(JsonElement value) => new(
        StrictJson.Text(StrictJson.Member(value, "tool_version")),
        StrictJson.Texts(StrictJson.Member(value, "training_cases")),
        StrictJson.Texts(StrictJson.Member(value, "validation_cases")),
        StrictJson.Text(StrictJson.Member(value, "data_fingerprint")),
        StrictJson.LongCount(StrictJson.Member(value, "steps")),
        StrictJson.LongCount(StrictJson.Member(value, "chosen_step")),
        StrictJson.LongCount(StrictJson.Member(value, "refinement_steps")),
        StrictJson.LongCount(StrictJson.Member(value, "chosen_refinement_step")),
        StrictJson.NumberOrNull(StrictJson.Member(value, "validation_error_mm")))
    {
        CaseDescriptors = value.TryGetProperty("case_descriptors", out JsonElement descriptors) ? Descriptors(descriptors) : [],
        TrainingWindow = value.TryGetProperty("training_window", out JsonElement window) && window.ValueKind != JsonValueKind.Null ? Window(window) : null,
        TrainingHashes = value.TryGetProperty("training_hashes", out JsonElement trained) ? StrictJson.Texts(trained) : [],
        MeanPositionErrorMm = value.TryGetProperty("mean_position_error_mm", out JsonElement mean) ? StrictJson.NumberOrNull(mean) : null,
        ValidationHashes = value.TryGetProperty("validation_hashes", out JsonElement validated) ? StrictJson.Texts(validated) : [],
        MirroredCases = value.TryGetProperty("mirrored_cases", out JsonElement mirrored) ? StrictJson.Texts(mirrored) : null,
        Side = value.TryGetProperty("side", out JsonElement side) ? StrictJson.Text(side) : null,
    };

    /// <summary>The text of an entry.</summary>
    /// <exception cref="BadInputException">The entry is missing.</exception>
    public static string Text(string path, SafetensorsFile file, string key) =>
        file.Metadata.TryGetValue(key, out string? text)
            ? text
            : throw new BadInputException(
                path, $"metadata '{key}'", "is missing, so this is no Pinpoint model; give the model.safetensors that 'pinpoint train' wrote");

    private static CaseDescriptor[] Descriptors(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray()
            .Select(item => new CaseDescriptor(StrictJson.Numbers(StrictJson.Member(item, "shape")), StrictJson.Numbers(StrictJson.Member(item, "picture"))))]
        : throw new JsonException("This is no array.");

    private static TrainingWindow Window(JsonElement value) => new(NumberOf(value, "low"), NumberOf(value, "high"), NumberOf(value, "deviation"));

    private static PoseSpread Pose(JsonElement value) => new(
        NumberOf(value, "mean_x"),
        NumberOf(value, "mean_y"),
        NumberOf(value, "mean_z"),
        NumberOf(value, "translation"),
        NumberOf(value, "rotation"),
        NumberOf(value, "log_scale"));

    private static double NumberOf(JsonElement value, string name) => StrictJson.Number(StrictJson.Member(value, name));

    private static double NumberOrZero(JsonElement value, string name) => value.TryGetProperty(name, out JsonElement number) ? StrictJson.Number(number) : 0;
}

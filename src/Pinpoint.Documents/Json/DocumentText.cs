using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pinpoint.Documents;

/// <summary>Documents as JSON text and back.</summary>
public static class DocumentText
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly Lazy<DocumentContext> Strict = new(() => new DocumentContext(new JsonSerializerOptions(DocumentContext.Default.Options)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    }));

    /// <summary>The document as indented text, without a line break at its end. The same document gives the same bytes, whatever the culture.</summary>
    public static string Of<T>(T document)
        where T : IDocument => Of(document, Indented);

    /// <summary>The document in one line, as files of a document a line have it.</summary>
    internal static string LineOf<T>(T document)
        where T : IDocument => Of(document, OneLine);

    /// <summary>Reads a document of this version or an earlier one. Keys that it does not know, for example of a later version, are passed over.</summary>
    /// <param name="json">The text.</param>
    /// <param name="file">The file it came from, for messages.</param>
    /// <exception cref="BadInputException">The text is no JSON, another kind of document, of a later version, or lacks a key.</exception>
    public static T Read<T>(string json, string file)
        where T : class, IDocument
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var parsed = JsonDocument.Parse(json);
            return Read<T>(parsed.RootElement, file, "write the file again");
        }
        catch (JsonException exception)
        {
            string? place = exception.LineNumber is { } line ? Invariant($"line {line + 1}") : null;
            throw new BadInputException(file, place, "is no valid JSON from here on (cut short, or edited by hand?); write the file again", exception);
        }
    }

    /// <summary>Reads a document from parsed JSON.</summary>
    /// <exception cref="BadInputException">It is another kind of document, of a later version, or lacks a key.</exception>
    internal static T Read<T>(JsonElement root, string file, string remedy)
        where T : class, IDocument
    {
        // The serializer holds members to their annotations, but not the elements of lists.
        if (NullInList(root, "$") is { } empty)
        {
            throw new BadInputException(file, $"'{empty}'", $"is null, which no list of a document holds (see docs/reference/documents.md); {remedy}");
        }

        T document;
        try
        {
            document = root.Deserialize(ShapeOf<T>(Strict.Value)) ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw new BadInputException(
                file, exception.Path is { Length: > 0 } path
                    ? $"'{path}'"
                    : null, $"is missing or of the wrong kind (see docs/reference/documents.md); {remedy}", exception);
        }

        if (TextOf(root, "document") is var kind && kind != document.Kind)
        {
            throw new BadInputException(
                file, "'document'", $"is {(kind is null ? "missing" : $"'{kind}'")}, not '{document.Kind}'; give the file that the command asks for");
        }

        return root.TryGetProperty("version", out JsonElement number)
            && number.ValueKind == JsonValueKind.Number
            && number.TryGetInt32(out int version)
            && version >= 1
            && version <= document.Version
            ? document
            : throw new BadInputException(
                file, "'version'", Invariant($"is none that this software knows, which are up to {document.Version}; use the software that wrote the file"));
    }

    private static string Of<T>(T document, JsonWriterOptions options)
        where T : IDocument
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            JsonSerializer.Serialize(writer, document, ShapeOf<T>(DocumentContext.Default));
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static string? NullInList(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .Select(member => NullInList(member.Value, $"{path}.{member.Name}"))
            .FirstOrDefault(found => found is not null),
        JsonValueKind.Array => element.EnumerateArray().Index()
            .Select(item => item.Item.ValueKind == JsonValueKind.Null
                ? Invariant($"{path}[{item.Index}]")
                : NullInList(item.Item, Invariant($"{path}[{item.Index}]")))
            .FirstOrDefault(found => found is not null),
        JsonValueKind.Undefined or JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => null,
    };

    private static string? TextOf(JsonElement root, string key) =>
        root.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonTypeInfo<T> ShapeOf<T>(DocumentContext context) => (JsonTypeInfo<T>)context.GetTypeInfo(typeof(T))!;
}

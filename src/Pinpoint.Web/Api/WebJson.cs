using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Pinpoint.Documents;

namespace Pinpoint.Web.Api;

/// <summary>How records become JSON: keys in snake case, as everywhere in this software.</summary>
internal static class WebJson
{
    private const int LargestBody = 1 << 22;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = DocumentContext.Default,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
    };

    // As the answers that routes return are written: letters that only a page would have to escape stand as they are.
    private static readonly JsonSerializerOptions AnswerOptions = new(Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a small JSON body.</summary>
    /// <exception cref="BadInputException">It is no JSON of the expected form.</exception>
    /// <exception cref="Predictions.RequestRefusedException">It is too large.</exception>
    public static async Task<T> ReadAsync<T>(Stream body, CancellationToken cancellationToken)
        where T : class
    {
        await using var bounded = new Predictions.BodyStream(body, LargestBody, cancellationToken);
        try
        {
            return await JsonSerializer.DeserializeAsync(bounded, ShapeOf<T>(), cancellationToken)
                ?? throw new BadInputException("the body is null; send a JSON object");
        }
        catch (JsonException exception)
        {
            string place = exception.Path is { Length: > 0 } path ? $" at {path}" : "";
            throw new BadInputException($"the body is no JSON of the expected form{place}; see /api for the form", exception);
        }
    }

    /// <summary>Answers with JSON.</summary>
    public static Task WriteAsync<T>(HttpContext context, T value, string contentType = "application/json") =>
        context.Response.WriteAsJsonAsync(value, ShapeOf<T>(), contentType, context.RequestAborted);

    /// <summary>How a record that a route returns as its answer becomes JSON.</summary>
    public static JsonTypeInfo<T> AnswerShapeOf<T>() => (JsonTypeInfo<T>)AnswerOptions.GetTypeInfo(typeof(T));

    /// <summary>A record of any type that is a row of the documents as JSON.</summary>
    public static string TextOf(object value) => JsonSerializer.Serialize(value, Options.GetTypeInfo(value.GetType()));

    private static JsonTypeInfo<T> ShapeOf<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));
}

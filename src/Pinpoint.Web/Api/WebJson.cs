using System.Text.Json;
using System.Text.Json.Serialization;
using Pinpoint.Documents;

namespace Pinpoint.Web.Api;

/// <summary>How records become JSON: keys in snake case, as everywhere in this software.</summary>
internal static class WebJson
{
    private const int LargestBody = 1 << 22;

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = DocumentContext.Default,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>Reads a small JSON body.</summary>
    /// <exception cref="BadInputException">It is no JSON of the expected form.</exception>
    /// <exception cref="Predictions.RequestRefusedException">It is too large.</exception>
    public static async Task<T> ReadAsync<T>(Stream body, CancellationToken cancellationToken)
        where T : class
    {
        await using var bounded = new Predictions.BodyStream(body, LargestBody, cancellationToken);
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(bounded, Options, cancellationToken)
                ?? throw new BadInputException("the body is null; send a JSON object");
        }
        catch (JsonException exception)
        {
            string place = exception.Path is { Length: > 0 } path ? $" at {path}" : "";
            throw new BadInputException($"the body is no JSON of the expected form{place}; see /api for the form", exception);
        }
    }

    /// <summary>Answers with JSON.</summary>
    public static Task WriteAsync<T>(HttpContext context, T value) =>
        context.Response.WriteAsJsonAsync(value, Options, "application/json", context.RequestAborted);
}

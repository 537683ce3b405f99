using System.Text.Json;

namespace Pinpoint.Web.Tests.Support;

/// <summary>Holds answers to the description of the API: the part of JSON Schema that it uses.</summary>
internal sealed class DescribedApi(JsonElement description)
{
    /// <summary>
    /// Checks status, media type and content of an answer against the description of its route; a key that the description does not know is a fault too.
    /// </summary>
    public void ShouldAllow(string method, string path, HttpResponseMessage answer, int status)
    {
        ((int)answer.StatusCode).ShouldBe(status, path);
        JsonElement content = description
            .GetProperty("paths")
            .GetProperty(path)
            .GetProperty(method)
            .GetProperty("responses")
            .GetProperty($"{status}")
            .GetProperty("content");
        string type = answer.Content.Headers.ContentType!.MediaType!;
        content.TryGetProperty(type, out JsonElement media).ShouldBeTrue($"{path}: {type}");
        using var stream = answer.Content.ReadAsStream();
        using var json = JsonDocument.Parse(stream);
        Faults(json.RootElement, media.GetProperty("schema"), "$").ShouldBeEmpty($"{method} {path}");
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Null => "null",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private IEnumerable<string> Faults(JsonElement value, JsonElement schema, string place)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            JsonElement at = description;
            foreach (string key in reference.GetString()![2..].Split('/'))
            {
                at = at.GetProperty(key);
            }

            return Faults(value, at, place);
        }

        if (schema.TryGetProperty("oneOf", out JsonElement choices))
        {
            return choices.EnumerateArray().Count(choice => !Faults(value, choice, place).Any()) == 1 ? [] : [$"{place}: not one of the choices"];
        }

        string[] types = !schema.TryGetProperty("type", out JsonElement type)
            ? []
            : type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(item => item.GetString()!)] : [type.GetString()!];
        string own = TypeOf(value);
        if (types.Length > 0 && !types.Contains(own) && !(own == "number" && types.Contains("integer") && value.TryGetInt64(out _)))
        {
            return [$"{place}: {own}, not {string.Join(" or ", types)}"];
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => ObjectFaults(value, schema, place),
            JsonValueKind.Array when schema.TryGetProperty("items", out JsonElement items) =>
                value.EnumerateArray().SelectMany((item, i) => Faults(item, items, $"{place}[{i}]")),
            _ => [],
        };
    }

    private IEnumerable<string> ObjectFaults(JsonElement value, JsonElement schema, string place)
    {
        if (!schema.TryGetProperty("properties", out JsonElement properties))
        {
            yield break;
        }

        foreach (JsonElement required in schema.TryGetProperty("required", out JsonElement names) ? names.EnumerateArray() : default)
        {
            if (!value.TryGetProperty(required.GetString()!, out _))
            {
                yield return $"{place}: lacks {required.GetString()}";
            }
        }

        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (!properties.TryGetProperty(property.Name, out JsonElement described))
            {
                yield return $"{place}.{property.Name}: is not described";
                continue;
            }

            foreach (string fault in Faults(property.Value, described, $"{place}.{property.Name}"))
            {
                yield return fault;
            }
        }
    }
}

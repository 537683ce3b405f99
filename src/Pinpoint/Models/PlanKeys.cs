using System.Text.Json;

namespace Pinpoint.Models;

/// <summary>Reads and writes plans by their keys.</summary>
internal static class PlanKeys
{
    private const int LongestShownValue = 40;

    /// <summary>Sets in a plan the keys that a JSON object has, and leaves the others.</summary>
    /// <param name="plan">The plan to start from.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="prefix">What stands before a key's name in messages, such as <c>refinement.</c>.</param>
    /// <param name="json">The object.</param>
    /// <param name="file">The file it came from, for messages.</param>
    /// <exception cref="BadInputException">A key is unknown, or a value is none that its key may have.</exception>
    public static object Overlay(object plan, IReadOnlyList<PlanKey> keys, string prefix, JsonElement json, string file)
    {
        foreach (JsonProperty property in json.EnumerateObject())
        {
            PlanKey key = Find(keys, property.Name) ?? throw NoKey(file, prefix, property, keys);
            plan = key.With(plan, ValueOf(key, prefix + key.Name, property.Value, file));
        }

        return plan;
    }

    /// <summary>Writes a plan as a JSON object.</summary>
    public static void Write(Utf8JsonWriter writer, object plan, IReadOnlyList<PlanKey> keys)
    {
        writer.WriteStartObject();
        foreach (PlanKey key in keys)
        {
            object? value = key.Of(plan);
            if (key.IsLeftOutWhereUnset && Equals(value, key.Unset))
            {
                continue;
            }

            writer.WritePropertyName(key.Name);
            if (value is not null && key.Part is { } part)
            {
                Write(writer, value, part.Keys);
            }
            else
            {
                WriteValue(writer, value);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes one value that is no object.</summary>
    public static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case int count:
                writer.WriteNumberValue(count);
                break;
            case ulong seed:
                writer.WriteNumberValue(seed);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case Enum name:
                writer.WriteStringValue(JsonNamingPolicy.SnakeCaseLower.ConvertName(name.ToString()));
                break;
            case IReadOnlyList<int> counts:
                writer.WriteStartArray();
                foreach (int count in counts)
                {
                    writer.WriteNumberValue(count);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"A plan holds no {value.GetType().Name}.");
        }
    }

    /// <summary>The key of a name; null where there is none.</summary>
    public static PlanKey? Find(IReadOnlyList<PlanKey> keys, string name)
    {
        foreach (PlanKey key in keys)
        {
            if (key.Name == name)
            {
                return key;
            }
        }

        return null;
    }

    private static object? ValueOf(PlanKey key, string name, JsonElement json, string file)
    {
        if (key.Part is { } part && json.ValueKind is JsonValueKind.Null or JsonValueKind.Object)
        {
            // Keys that an object leaves out keep their defaults.
            return json.ValueKind == JsonValueKind.Null ? null : Overlay(part.Fresh, part.Keys, name + ".", json, file);
        }

        object? value;
        try
        {
            value = key.Values.Read(json);
        }
        catch (JsonException exception)
        {
            throw Refused(file, name, Shown(json), key.Values.Words(), exception);
        }

        return key.Values.Holds(value) ? value : throw Refused(file, name, Shown(json), key.Values.Words(), null);
    }

    private static BadInputException Refused(string file, string name, string value, string words, Exception? cause) =>
        new(file, $"key '{name}'", $"is {value}; it must be {words}", cause);

    private static string Shown(JsonElement value)
    {
        string text = value.GetRawText();
        return text.Length <= LongestShownValue ? text : text[..LongestShownValue] + "..";
    }

    private static BadInputException NoKey(string file, string prefix, JsonProperty property, IReadOnlyList<PlanKey> keys)
    {
        string? meant = Spelling.DidYouMean(property.Name, keys.Select(key => key.Name));
        return new BadInputException(
            file,
            $"key '{prefix}{property.Name}'",
            meant is null && prefix.Length == 0 && property.Value.ValueKind == JsonValueKind.Object
                ? "holds the plan of a method that this program does not have; it has " +
                    string.Join(", ", MethodPlans.All.Select(part => $"'{part.Key}'").Prepend("PIN, which needs no such key"))
                : $"is no key of a plan; {meant ?? "docs/reference/plan.md lists them"}");
    }
}

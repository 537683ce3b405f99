using System.Text.Json;

namespace Pinpoint.Models;

/// <summary>
/// Values of a parsed JSON text in exactly the kind that is wanted. Models are read at every start of the program, where a serialiser would
/// first compile a reader for each type by reflection: longer than the search itself.
/// </summary>
internal static class StrictJson
{
    /// <summary>A text.</summary>
    /// <exception cref="JsonException">The value is of another kind; so too with the others here.</exception>
    public static string Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong("a text");
        }
        catch (InvalidOperationException)
        {
            // Half a character, such as \ud800 alone.
            throw Wrong("valid Unicode text");
        }
    }

    public static bool Truth(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong("true or false"),
    };

    public static double Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number) ? number : throw Wrong("a finite number");

    public static double? NumberOrNull(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : Number(value);

    public static int Count(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : throw Wrong("a whole number");

    public static int? CountOrNull(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : Count(value);

    public static long LongCount(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : throw Wrong("a whole number");

    public static ulong Seed(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetUInt64(out ulong number) ? number : throw Wrong("a whole number of at least 0");

    public static int[] Counts(JsonElement value)
    {
        int[] counts = new int[LengthOf(value)];
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = Count(value[i]);
        }

        return counts;
    }

    public static double[] Numbers(JsonElement value)
    {
        double[] numbers = new double[LengthOf(value)];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Number(value[i]);
        }

        return numbers;
    }

    public static string[] Texts(JsonElement value)
    {
        string[] texts = new string[LengthOf(value)];
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = Text(value[i]);
        }

        return texts;
    }

    /// <summary>A member that must be there.</summary>
    public static JsonElement Member(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out JsonElement member) ? member : throw Wrong($"an object with '{name}'");

    /// <summary>A value of an enumeration by its name in snake_case, as a boxed <paramref name="type"/>.</summary>
    public static object Name(JsonElement value, Type type)
    {
        string text = Text(value);
        foreach (string name in Enum.GetNames(type))
        {
            if (string.Equals(JsonNamingPolicy.SnakeCaseLower.ConvertName(name), text, StringComparison.OrdinalIgnoreCase))
            {
                return Enum.Parse(type, name);
            }
        }

        throw Wrong($"a {type.Name}");
    }

    private static int LengthOf(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : throw Wrong("an array");

    private static JsonException Wrong(string wanted) => new($"This is not {wanted}.");
}

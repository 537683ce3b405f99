using System.Text.Json;

namespace Pinpoint.Imaging;

/// <summary>Access to JSON that may be anything: a member that is absent, null or of another kind never throws by surprise.</summary>
internal static class InputJson
{
    /// <summary>Parses a whole file.</summary>
    /// <exception cref="BadInputException">The text is no JSON, for example because it was cut short, or a string in it is no Unicode text.</exception>
    public static JsonElement Parse(InputText source)
    {
        if (LoneSurrogates.Find(source.Text) is { } at)
        {
            // Names and strings of any depth would fail only where someone asks for them.
            throw new BadInputException(
                source.Path,
                Invariant($"line {1 + source.Text.AsSpan(0, at).Count('\n')}"),
                $"'{source.Text.AsSpan(at, 6)}' is half a character, so the string is no valid Unicode text; write it anew");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(source.Text);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            string place = Invariant($"line {(exception.LineNumber ?? 0) + 1}");
            throw new BadInputException(source.Path, place, "is not valid JSON from here on (cut short, or edited by hand?); export the file again", exception);
        }
    }

    /// <summary>The member of that name, or null where the element is no object or the member is absent or null.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null
            ? member
            : null;

    /// <summary>The text of a string or number member; empty where it is absent.</summary>
    /// <exception cref="BadInputException">The member is an object, an array or a broken string.</exception>
    public static string TextMember(this JsonElement element, string name, string file, string place)
    {
        if (element.Member(name) is not { } member)
        {
            return "";
        }

        try
        {
            return member.ValueKind switch
            {
                JsonValueKind.String => member.GetString() ?? "",
                JsonValueKind.Number => member.GetRawText(),
                _ => throw new BadInputException(file, place, $"'{name}' is no text; write it as a string"),
            };
        }
        catch (InvalidOperationException exception)
        {
            throw new BadInputException(file, place, $"'{name}' is no valid Unicode text; write it anew", exception);
        }
    }

    /// <summary>Three finite numbers of an array.</summary>
    /// <exception cref="BadInputException">The element is not an array of three finite numbers.</exception>
    public static (double X, double Y, double Z) Triple(this JsonElement element, string file, string place, string what)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() != 3)
        {
            throw new BadInputException(
                file, place, $"{what} is {Excerpt.Of(element.GetRawText())}, not an array of three numbers; correct it, or mark the landmark as missing");
        }

        return (Number(element[0]), Number(element[1]), Number(element[2]));

        double Number(JsonElement number) =>
            number.ValueKind == JsonValueKind.Number && number.TryGetDouble(out double value) && double.IsFinite(value)
                ? value
                : throw new BadInputException(
                    file, place, $"{what} holds {Excerpt.Of(number.GetRawText())}, not a finite number; correct it, or mark the landmark as missing");
    }
}

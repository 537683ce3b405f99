using System.Text.Json;

namespace Pinpoint.Networks;

/// <summary>The JSON header of a safetensors file, checked field by field.</summary>
internal sealed record SafetensorsHeader(IReadOnlyList<SafetensorsEntry> Entries, IReadOnlyDictionary<string, string> Metadata)
{
    private const int MaximumDimensions = 16;

    public static SafetensorsHeader Parse(string path, byte[] bytes)
    {
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false };
            using JsonDocument document = JsonDocument.Parse(bytes, options);
            return Parse(path, document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new BadInputException(
                path, "header", $"is not the JSON that safetensors asks for ({exception.Message.Split('\n')[0].TrimEnd('.', '\r')}); write the file " +
                    "anew", exception);
        }
    }

    private static SafetensorsHeader Parse(string path, JsonElement root)
    {
        Require(root.ValueKind == JsonValueKind.Object, path, "header", "is no JSON object");
        var entries = new List<SafetensorsEntry>();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty property in root.EnumerateObject())
        {
            if (string.Equals(property.Name, SafetensorsReader.MetadataName, StringComparison.Ordinal))
            {
                ParseMetadata(path, property.Value, metadata);
            }
            else
            {
                entries.Add(ParseEntry(path, property.Name, property.Value));
            }
        }

        return new SafetensorsHeader(entries, metadata);
    }

    private static void ParseMetadata(string path, JsonElement value, Dictionary<string, string> metadata)
    {
        Require(value.ValueKind == JsonValueKind.Object, path, SafetensorsReader.MetadataName, "is no JSON object");
        foreach (JsonProperty property in value.EnumerateObject())
        {
            Require(property.Value.ValueKind == JsonValueKind.String, path, $"{SafetensorsReader.MetadataName}.{property.Name}", "is no string");
            metadata[property.Name] = property.Value.GetString()!;
        }
    }

    private static SafetensorsEntry ParseEntry(string path, string name, JsonElement value)
    {
        string place = $"tensor {name}";
        Require(value.ValueKind == JsonValueKind.Object, path, place, "is no JSON object");
        Require(
            value.TryGetProperty("dtype", out JsonElement dtype) && dtype.ValueKind == JsonValueKind.String && IsKnown(dtype.GetString()!),
            path,
            place,
            "has no dtype among F64, F32, F16, I64 and U8");
        TensorType type = Enum.Parse<TensorType>(dtype.GetString()!);
        long[] shape = ParseNumbers(path, place, value, "shape", MaximumDimensions);
        long[] offsets = ParseNumbers(path, place, value, "data_offsets", 2);
        Require(offsets.Length == 2 && offsets[0] <= offsets[1], path, place, "its data_offsets are not a begin and an end");
        Require(offsets[1] - offsets[0] <= Array.MaxLength, path, place, "is larger than 2 GiB");
        Int128 bytes = SafetensorsTensor.SizeOf(type);
        foreach (long side in shape)
        {
            // Neither factor exceeds 64 bits, so the product fits; a running product beyond any file is cut off there.
            bytes = Int128.Min(bytes * side, long.MaxValue);
        }

        Require(
            bytes == offsets[1] - offsets[0],
            path,
            place,
            Invariant($"its shape [{string.Join(", ", shape)}] of {type} does not fit its {offsets[1] - offsets[0]} bytes"));
        return new SafetensorsEntry(name, type, shape, offsets[0], offsets[1]);
    }

    private static bool IsKnown(string name) =>
        name is nameof(TensorType.F32) or nameof(TensorType.F64) or nameof(TensorType.F16) or nameof(TensorType.I64) or nameof(TensorType.U8);

    private static long[] ParseNumbers(string path, string place, JsonElement tensor, string field, int most)
    {
        Require(
            tensor.TryGetProperty(field, out JsonElement array) && array.ValueKind == JsonValueKind.Array && array.GetArrayLength() <= most,
            path,
            place,
            Invariant($"has no {field} of at most {most} numbers"));
        long[] numbers = new long[array.GetArrayLength()];
        for (int i = 0; i < numbers.Length; i++)
        {
            Require(
                array[i].ValueKind == JsonValueKind.Number && array[i].TryGetInt64(out numbers[i]) && numbers[i] >= 0,
                path,
                place,
                Invariant($"{field}[{i}] is no whole number of at least 0"));
        }

        return numbers;
    }

    private static void Require(bool holds, string path, string place, string problem)
    {
        if (!holds)
        {
            throw new BadInputException(path, place, $"{problem}; write the file anew");
        }
    }
}

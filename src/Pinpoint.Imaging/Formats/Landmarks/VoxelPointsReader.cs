using System.Text.Json;

namespace Pinpoint.Imaging;

/// <summary>
/// Reads a JSON object of voxel positions by landmark name: <c>[i, j, k]</c>, or with a likelihood beside <c>coordinates</c>; null or empty is missing.
/// </summary>
internal static class VoxelPointsReader
{
    /// <summary>Adds the object's landmarks.</summary>
    /// <exception cref="BadInputException">A position is not three finite numbers, or a name stands twice.</exception>
    public static void Read(
        string file, string place, JsonElement landmarks, Func<(double X, double Y, double Z), WorldPoint> toWorld, LandmarkSetBuilder builder)
    {
        if (landmarks.ValueKind != JsonValueKind.Object)
        {
            throw new BadInputException(file, place, "is no JSON object of positions by landmark name; write {\"name\": [i, j, k]}");
        }

        foreach (JsonProperty property in landmarks.EnumerateObject())
        {
            string at = $"{place}: '{Excerpt.Of(property.Name)}'";
            JsonElement? likelihood = property.Value.Member("likelihood");
            JsonElement? position = property.Value.ValueKind == JsonValueKind.Object ? property.Value.Member("coordinates") : property.Value;
            bool missing = position is not { } value
                || value.ValueKind == JsonValueKind.Null
                || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0);
            Landmark landmark = missing
                ? Landmark.Missing(property.Name)
                : Landmark.At(property.Name, toWorld(position!.Value.Triple(file, at, "the position")));
            builder.Add(likelihood is { } number ? landmark with { Description = $"likelihood {Excerpt.Of(number.GetRawText())}" } : landmark, at);
        }
    }
}

using System.Text.Json;
using Pinpoint.Models;

namespace Pinpoint.Evaluation;

/// <summary>Reads the scores of planes and measurements back from <see cref="EvaluationJson"/>; their single cases stay in the tables.</summary>
internal static class AnatomyJsonReader
{
    /// <summary>The scores; null where the evaluation has none.</summary>
    /// <exception cref="JsonException">They are not as they were written.</exception>
    public static AnatomyScores? Read(JsonElement root) => !root.TryGetProperty("anatomy", out JsonElement name)
        ? null
        : new AnatomyScores(StrictJson.Text(name), [.. Rows(root, "planes").Select(Plane)], [.. Rows(root, "measurements").Select(Measurement)], [], []);

    private static PlaneScore Plane(JsonElement row) => new(
        Text(row, "plane"),
        Text(row, "title"),
        Count(row, "cases"),
        Count(row, "undefined"),
        Number(row, "angle_mean_degrees"),
        Number(row, "angle_sd_degrees"),
        Number(row, "angle_max_degrees"),
        Number(row, "distance_mean_mm"),
        Number(row, "distance_sd_mm"),
        Number(row, "distance_max_mm"));

    private static MeasurementScore Measurement(JsonElement row) => new(
        Text(row, "measurement"),
        Text(row, "title"),
        Text(row, "unit"),
        Count(row, "cases"),
        Count(row, "undefined"),
        Number(row, "mean_truth"),
        Number(row, "mean_absolute_error"),
        Number(row, "bias"),
        Number(row, "error_sd"),
        Number(row, "max_absolute_error"),
        Number(row, "coverage95"));

    private static JsonElement.ArrayEnumerator Rows(JsonElement root, string name)
    {
        JsonElement rows = StrictJson.Member(root, name);
        return rows.ValueKind == JsonValueKind.Array ? rows.EnumerateArray() : throw new JsonException($"'{name}' is no array.");
    }

    private static string Text(JsonElement row, string name) => StrictJson.Text(StrictJson.Member(row, name));

    private static int Count(JsonElement row, string name) => StrictJson.Count(StrictJson.Member(row, name));

    private static double? Number(JsonElement row, string name) => StrictJson.NumberOrNull(StrictJson.Member(row, name));
}

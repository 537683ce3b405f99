using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pinpoint.Documents;

/// <summary>An <c>evaluation.json</c> from before documents had versions, brought to the keys of version 1.</summary>
internal static class EarlierEvaluation
{
    private static readonly string[] FigureRows = ["planes", "measurements"];

    /// <summary>The evaluation with the keys of version 1; the same where it has them already.</summary>
    public static JsonElement Renamed(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || root.TryGetProperty("document", out _))
        {
            return root;
        }

        JsonObject evaluation = JsonObject.Create(root)!;
        evaluation["document"] = "evaluation";
        evaluation["version"] = 1;
        Rename(evaluation, "cases", "case_count");
        Rename(evaluation, "mre_ci95_mm", "mre_interval95_mm");
        Rename(evaluation["provenance"], "data", "dataset_path");
        foreach (string rows in FigureRows)
        {
            foreach (JsonNode? row in evaluation[rows] as JsonArray ?? [])
            {
                Rename(row, rows[..^1], "name");
                Rename(row, "cases", "case_count");
                Rename(row, "undefined", "undefined_count");
                Rename(row, "coverage95", "interval_coverage95");
            }
        }

        if (evaluation.ContainsKey("anatomy"))
        {
            Rename(evaluation, "anatomy", "name");
            Rename(evaluation, "planes", "plane_scores");
            Rename(evaluation, "measurements", "measurement_scores");
            evaluation["anatomy_scores"] = new JsonObject
            {
                ["name"] = Taken(evaluation, "name"),
                ["plane_scores"] = Taken(evaluation, "plane_scores"),
                ["measurement_scores"] = Taken(evaluation, "measurement_scores"),
            };
        }

        return JsonSerializer.SerializeToElement(evaluation, DocumentContext.Default.JsonObject);
    }

    private static void Rename(JsonNode? node, string from, string to)
    {
        if (node is JsonObject item && item.ContainsKey(from))
        {
            item[to] = Taken(item, from);
        }
    }

    private static JsonNode? Taken(JsonObject item, string key)
    {
        item.Remove(key, out JsonNode? value);
        return value;
    }
}

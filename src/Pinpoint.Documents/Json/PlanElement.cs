using System.Text.Json;
using Pinpoint.Models;

namespace Pinpoint.Documents;

/// <summary>A plan inside a document: its JSON is written by hand, for models read it at every start.</summary>
internal static class PlanElement
{
    public static JsonElement Of(TrainingPlan plan)
    {
        using var parsed = JsonDocument.Parse(PlanJson.Write(plan));
        return parsed.RootElement.Clone();
    }
}

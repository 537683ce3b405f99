using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pinpoint.Models;

/// <summary>The keys of a plan as text: the tables of <c>docs/reference/plan.md</c>, and the help of <c>pinpoint plan</c>.</summary>
internal static class PlanPage
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A table of keys in Markdown.</summary>
    /// <param name="fresh">The plan where no key is set.</param>
    /// <param name="keys">Its keys.</param>
    public static string Table(object fresh, IReadOnlyList<PlanKey> keys)
    {
        var text = new StringBuilder("| key | default | values | unit | |\n|---|---|---|---|---|\n");
        foreach (PlanKey key in keys)
        {
            text.AppendJoin(" | ", $"| `{key.Name}`", Default(fresh, key), key.Values.Words(), key.Values.Unit, key.Meaning).Append(" |\n");
        }

        return text.ToString();
    }

    /// <summary>The keys of a plan and of its parts, a line each, such as <c>refinement.steps = 12000: a whole number from 1 to 100000000</c>.</summary>
    public static IEnumerable<string> Lines() => Lines(new TrainingPlan(), TrainingPlanKeys.All, "");

    private static IEnumerable<string> Lines(object fresh, IReadOnlyList<PlanKey> keys, string prefix) => keys.SelectMany(key =>
        Lines(key.Part).Select(line => $"{prefix}{key.Name}.{line}").Prepend($"{prefix}{key.Name} = {Default(fresh, key)}: {key.Values.Words()}"));

    private static IEnumerable<string> Lines(PlanPart? part) => part is null ? [] : Lines(part.Fresh, part.Keys, "");

    private static string Default(object fresh, PlanKey key)
    {
        object? value = key.Of(fresh);
        if (value is IReadOnlyList<int> counts)
        {
            return $"[{string.Join(", ", counts)}]";
        }

        if (value is string or Enum)
        {
            return value as string ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()!);
        }

        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Plain))
        {
            PlanKeys.WriteValue(writer, value);
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }
}

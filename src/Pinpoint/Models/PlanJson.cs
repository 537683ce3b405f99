using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pinpoint.Models;

/// <summary>Plans as JSON: snake_case keys, enumerations by name, unknown keys refused. The keys are the rows of <see cref="TrainingPlanKeys"/>.</summary>
public static class PlanJson
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A plan as JSON text.</summary>
    public static string Write(TrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Indented))
        {
            PlanKeys.Write(writer, plan, TrainingPlanKeys.All);
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length) + "\n";
    }

    /// <summary>Reads a whole plan.</summary>
    /// <param name="json">The text.</param>
    /// <param name="file">The file it came from, for messages.</param>
    /// <exception cref="BadInputException">The text is no JSON, has an unknown key or a value of the wrong kind.</exception>
    public static TrainingPlan Read(string json, string file) => Overlay(new TrainingPlan(), json, file);

    /// <summary>Reads the plan of a model; keys that the program learnt since the model was made stand for what it did then.</summary>
    /// <exception cref="BadInputException">As <see cref="Read"/>.</exception>
    internal static TrainingPlan ReadStored(string json, string file)
    {
        TrainingPlan plan = Read(json, file);
        if (plan.Refinement is not { } refinement)
        {
            return plan;
        }

        using var document = JsonDocument.Parse(json, Lenient);
        JsonElement stored = document.RootElement.GetProperty("refinement");
        return plan with
        {
            Refinement = refinement with
            {
                PredictsVariance = refinement.PredictsVariance && stored.TryGetProperty("predicts_variance", out _),
                PredictsPresence = refinement.PredictsPresence && stored.TryGetProperty("predicts_presence", out _),
                ShapeWeight = stored.TryGetProperty("shape_weight", out _) ? refinement.ShapeWeight : 0,
            },
        };
    }

    /// <summary>Sets in <paramref name="plan"/> the keys that a JSON object has, and leaves the others.</summary>
    /// <param name="plan">The plan to start from.</param>
    /// <param name="json">An object with any of a plan's keys.</param>
    /// <param name="file">The file it came from, for messages.</param>
    /// <exception cref="BadInputException">The text is no JSON object, has an unknown key or a value of the wrong kind.</exception>
    public static TrainingPlan Overlay(TrainingPlan plan, string json, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw new BadInputException(file, null, "must be a JSON object with keys of a plan, such as {\"patch_size\": 49}");
            }

            plan = (TrainingPlan)PlanKeys.Overlay(plan, TrainingPlanKeys.All, "", document.RootElement, file);
            PlanContradictions.Refuse(plan, file);
            return plan;
        }
        catch (JsonException exception)
        {
            throw new BadInputException(file, LineOf(exception), $"is no JSON: {Words(exception)}; correct it", exception);
        }
        catch (InvalidOperationException exception)
        {
            // Half a character, such as \ud800 alone: it parses, and fails where it is asked for.
            throw new BadInputException(file, null, "holds a key or a text that is no valid Unicode; write it anew", exception);
        }
    }

    private static string Words(JsonException exception) => exception.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd('.');

    private static string? LineOf(JsonException exception) => exception.LineNumber is { } line ? Invariant($"line {line + 1}") : null;
}

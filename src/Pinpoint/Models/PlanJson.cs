using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Models;

/// <summary>Plans as JSON: snake_case keys, enumerations by name, unknown keys refused.</summary>
public static class PlanJson
{
    private const string Seed = "seed";
    private static volatile Tuple<IReadOnlyList<MethodPlan>, JsonSerializerOptions>? _cache;

    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    // Made anew when a method was added, whose part is written among the plan's keys.
    private static JsonSerializerOptions Options
    {
        get
        {
            IReadOnlyList<MethodPlan> parts = MethodPlans.All;
            if (_cache is { } cached && ReferenceEquals(cached.Item1, parts))
            {
                return cached.Item2;
            }

            JsonSerializerOptions options = CreateOptions(parts);
            _cache = Tuple.Create(parts, options);
            return options;
        }
    }

    /// <summary>A plan as JSON text.</summary>
    public static string Write(TrainingPlan plan) => JsonSerializer.Serialize(plan, Options) + "\n";

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

            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                plan = With(plan, property.Name, property.Value, file);
            }

            return Checked(plan, file);
        }
        catch (JsonException exception)
        {
            throw new BadInputException(file, LineOf(exception), "is not as a plan wants it; see docs/reference/plan.md for each key's form", exception);
        }
        catch (InvalidOperationException exception)
        {
            // Half a character, such as \ud800 alone: it parses, and fails where it is asked for.
            throw new BadInputException(file, null, "holds a key or a text that is no valid Unicode; write it anew", exception);
        }
    }

    private static JsonSerializerOptions CreateOptions(IReadOnlyList<MethodPlan> parts)
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(type => AddParts(type, parts));
        return new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            WriteIndented = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
            TypeInfoResolver = resolver,
        };
    }

    // A method's part stands before the seed, which is the last key, and is left out of other methods' plans.
    private static void AddParts(JsonTypeInfo type, IReadOnlyList<MethodPlan> parts)
    {
        if (type.Type != typeof(TrainingPlan))
        {
            return;
        }

        foreach (MethodPlan part in parts)
        {
            JsonPropertyInfo property = type.CreateJsonPropertyInfo(part.GetType(), part.Key);
            property.Get = plan => ((TrainingPlan)plan).Method is { } own && own.Key == part.Key ? own : null;
            property.ShouldSerialize = (_, value) => value is not null;
            type.Properties.Insert(type.Properties.TakeWhile(other => other.Name != Seed).Count(), property);
        }
    }

    private static TrainingPlan With(TrainingPlan plan, string key, JsonElement value, string file)
    {
        try
        {
            return key switch
            {
                "refinement" =>
                    plan with { Refinement = value.ValueKind == JsonValueKind.Null ? null : PartOf(new RefinementPlan(), key, value, file, PlanReader.With) },
                _ when MethodPlans.Find(key) is { } part => WithMethod(plan, part, value, file),
                _ => PlanReader.With(plan, key, value) ?? throw (value.ValueKind == JsonValueKind.Object ? NoMethod(file, key) : NoKey(file, key, plan)),
            };
        }
        catch (JsonException exception)
        {
            throw WrongValue(file, key, exception);
        }
    }

    // null says that the method is not this one.
    private static TrainingPlan WithMethod(TrainingPlan plan, MethodPlan part, JsonElement value, string file) => value.ValueKind == JsonValueKind.Null
        ? plan with { Method = plan.Method?.Key == part.Key ? null : plan.Method }
        : plan with { Method = PartOf(part, part.Key, value, file, (given, key, member) => given.With(key, member)) };

    // An object within a plan: keys that it leaves out keep their defaults.
    private static T PartOf<T>(T part, string name, JsonElement value, string file, Func<T, string, JsonElement, T?> with)
        where T : class
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("This is no object.");
        }

        foreach (JsonProperty property in value.EnumerateObject())
        {
            string key = $"{name}.{property.Name}";
            try
            {
                part = with(part, property.Name, property.Value) ?? throw NoKey(file, key, part);
            }
            catch (JsonException exception)
            {
                throw WrongValue(file, key, exception);
            }
        }

        return part;
    }

    private static BadInputException WrongValue(string file, string key, JsonException exception) =>
        new(file, $"key '{key}'", "is not as a plan wants it; see docs/reference/plan.md for each key's form", exception);

    private static BadInputException NoKey(string file, string key, object plan) =>
        new(file, $"key '{key}'", $"is no key of a plan; {Nearest(key, JsonSerializer.SerializeToNode(plan, plan.GetType(), Options)!.AsObject())}");

    private static BadInputException NoMethod(string file, string key) => new(
        file,
        $"key '{key}'",
        "holds the plan of a method that this program does not have; it has " +
        $"{string.Join(", ", MethodPlans.All.Select(part => $"'{part.Key}'").Prepend("PIN, which needs no such key"))}");

    private static string? LineOf(JsonException exception) => exception.LineNumber is { } line ? Invariant($"line {line + 1}") : null;

    private static string Nearest(string key, JsonObject known)
    {
        string[] alike = [.. known
            .Select(pair => pair.Key)
            .Where(name => name.Split('_').Intersect(key.Split('_', '.'), StringComparer.Ordinal).Any())
            .Take(4)];
        return alike.Length > 0 ? $"did you mean {string.Join(" or ", alike)}?" : "docs/reference/plan.md lists them";
    }

    private static TrainingPlan Checked(TrainingPlan plan, string file)
    {
        void Require(bool holds, string key, string range)
        {
            if (!holds)
            {
                throw new BadInputException(file, $"key '{key}'", $"must be {range}");
            }
        }

        Require(plan.GridSpacingMm is null or (> 0 and < 1000), "grid_spacing_mm", "a number of millimetres above 0, or null");
        Require(plan.PatchSize is > 0 and < 1024 && plan.PatchSize % 2 == 1, "patch_size", "an odd number of pixels below 1024");
        Require(plan.Alpha is >= 0 and <= 1, "alpha", "a number from 0 to 1");
        Require(plan.Dropout is >= 0 and < 1, "dropout", "a number from 0 to below 1");
        Require(plan.ExplainedVariance is > 0 and <= 1, "explained_variance", "a number above 0, at most 1");
        Require(plan.Modes is null or > 0, "modes", "a positive number, or null");
        Require(plan.PatchLandmarks is null or > 0, "patch_landmarks", "a positive number, or null");
        Require(plan.BatchSize is > 0 and <= 4096, "batch_size", "a number from 1 to 4096");
        Require(
            plan.Interpolation == PatchInterpolation.Linear || plan.SearchSpace != SearchSpaceKind.PosedModes,
            "interpolation",
            "linear where the search space is posed_modes, whose patches are turned");
        Require(ShapePriors.Find(plan.ShapePrior) is not null, "shape_prior", $"a shape prior that this program has: {string.Join(" or ", ShapePriors.Names)}");
        Require(
            plan.ShapePrior == ShapePriors.Usual || plan.SearchSpace != SearchSpaceKind.Position,
            "shape_prior",
            "pca where the search space is position, for one landmark has no shape");
        Require(plan.ShapePenalty is null or (> 0 and < 1000), "shape_penalty", "a number above 0 and below 1000, or null");
        Require(plan.ClipNorm is null or > 0, "clip_norm", "a number above 0, or null");
        Require(plan.HuberDelta is null or > 0, "huber_delta", "a number above 0, or null");
        Require(plan.AverageDecay is null or (>= 0 and < 1), "average_decay", "a number from 0 to below 1, or null");
        Require(plan.WeightDecay >= 0, "weight_decay", "a number of at least 0");
        Require(plan.Steps > 0, "steps", "a positive number");
        Require(plan.LearningRate is > 0 and < 10, "learning_rate", "a number above 0 and below 10");
        Require(plan.SmallestRange is > 0 and <= 1, "smallest_range", "a number above 0, at most 1");
        Require(plan.Updates is > 0 and <= 10000, "updates", "a number from 1 to 10000");
        Require(plan.RandomStarts is >= 0 and <= 1000, "random_starts", "a number from 0 to 1000");
        if (plan.Refinement is { } refinement)
        {
            Require(refinement.GridSpacingMm is null or (> 0 and < 1000), "refinement.grid_spacing_mm", "a number of millimetres above 0, or null");
            Require(refinement.PatchSize is > 0 and < 1024 && refinement.PatchSize % 2 == 1, "refinement.patch_size", "an odd number of pixels below 1024");
            Require(refinement.Dropout is >= 0 and < 1, "refinement.dropout", "a number from 0 to below 1");
            Require(refinement.Unit > 0, "refinement.unit", "a number of voxels above 0");
            Require(
                refinement.SmallestOffset > 0 && refinement.LargestOffset >= refinement.SmallestOffset,
                "refinement.smallest_offset",
                "above 0 and at most the largest offset");
            Require(refinement.BatchSize is > 0 and <= 4096, "refinement.batch_size", "a number from 1 to 4096");
            Require(refinement.WeightDecay >= 0, "refinement.weight_decay", "a number of at least 0");
            Require(refinement.Steps > 0, "refinement.steps", "a positive number");
            Require(refinement.BudgetShare is > 0 and < 1, "refinement.budget_share", "a number above 0 and below 1");
            Require(refinement.LearningRate is > 0 and < 10, "refinement.learning_rate", "a number above 0 and below 10");
            Require(refinement.AverageDecay is >= 0 and < 1, "refinement.average_decay", "a number from 0 to below 1");
            Require(refinement.Updates is > 0 and <= 100, "refinement.updates", "a number from 1 to 100");
            Require(refinement.Views is > 0 and <= 6, "refinement.views", "a number from 1 to 6");
        }

        plan.Method?.Check(plan, Require);
        return plan;
    }
}

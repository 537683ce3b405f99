using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pinpoint.Models;

/// <summary>The part of a plan that belongs to a method other than PIN, under a key of its own. Its properties are the keys of that JSON object.</summary>
public abstract record MethodPlan
{
    /// <summary>The key of the part in a plan's JSON, such as <c>agent</c>.</summary>
    [JsonIgnore]
    public abstract string Key { get; }

    /// <summary>The preset that the method starts from.</summary>
    internal abstract Preset Preset { get; }

    /// <summary>The outputs of the network.</summary>
    /// <param name="coordinates">The coordinates of the search space.</param>
    internal abstract int OutputsOf(int coordinates);

    /// <summary>The part with one key set, or null where there is no such key.</summary>
    /// <exception cref="JsonException">The value is of the wrong kind.</exception>
    internal abstract MethodPlan? With(string key, JsonElement value);

    /// <summary>Refuses what the method cannot do.</summary>
    /// <param name="plan">The whole plan, whose part this is.</param>
    /// <param name="require">Refuses.</param>
    internal abstract void Check(TrainingPlan plan, PlanRequirement require);
}

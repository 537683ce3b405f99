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

    /// <summary>What the method is, in one sentence.</summary>
    internal abstract string Meaning { get; }

    /// <summary>The keys of the part.</summary>
    internal abstract IReadOnlyList<PlanKey> Keys { get; }

    /// <summary>Refuses what the method cannot do, where each value alone is one that its key may have.</summary>
    /// <param name="plan">The whole plan, whose part this is.</param>
    /// <param name="require">Refuses.</param>
    internal abstract void Check(TrainingPlan plan, PlanRequirement require);
}

using System.Text.Json.Serialization;
using Pinpoint.Models;
using Pinpoint.Patches;

namespace Pinpoint.Research.Dense;

/// <summary>A dense search: the network looks at every k-th voxel of the whole scan, and what it says there is gathered into one place.</summary>
internal sealed record DensePlan : MethodPlan
{
    /// <summary>The largest stride.</summary>
    public const int LargestStride = 256;

    private const string PresetName = "dense";

    /// <summary>What the network says of each position.</summary>
    public DenseSystem System { get; init; } = DenseSystem.Votes;

    /// <summary>Grid voxels from one position to the next.</summary>
    public int Stride { get; init; } = 8;

    /// <summary>How far from the landmark, in grid voxels, it still counts as here; of a heatmap, the standard deviation of the Gaussian.</summary>
    public double Radius { get; init; } = 3;

    /// <summary>The standard deviation of the kernel, in grid voxels, by which the mode of votes or of values is found.</summary>
    public double Bandwidth { get; init; } = 3;

    /// <summary>How a map of presence or heat becomes one place.</summary>
    public DenseGathering Gathering { get; init; } = DenseGathering.Weighted;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => PresetName;

    /// <inheritdoc/>
    internal override Preset Preset => new(PresetName, "that of --method dense", _ => UsualPlan(new DensePlan()));

    /// <inheritdoc/>
    internal override string Meaning => "A search that looks at every k-th voxel of the scan; null: PIN. Left out of the JSON where null.";

    /// <inheritdoc/>
    internal override IReadOnlyList<PlanKey> Keys => DensePlanKeys.All;

    /// <summary>The dense search of a plan.</summary>
    /// <exception cref="ArgumentException">The plan has none.</exception>
    public static DensePlan Of(TrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Method as DensePlan ?? throw new ArgumentException("The plan has no dense search.", nameof(plan));
    }

    /// <summary>The plan of a system where nothing else is said; all systems have the same but for the network's last layer and the loss.</summary>
    public static TrainingPlan UsualPlan(DensePlan dense)
    {
        ArgumentNullException.ThrowIfNull(dense);
        var form = DenseForm.Of(dense.System);
        return new TrainingPlan
        {
            Preset = PresetName,
            SearchSpace = SearchSpaceKind.Position,
            Layout = PatchLayout.Stacked,
            PatchSize = 33,
            ConvolutionMaps = [16, 32, 64],
            HiddenUnits = [128, 128],
            Directions = form.Directions,
            Alpha = form.Alpha,
            Dropout = 0,
            Steps = 6000,
            Sampling = SamplingRule.Uniform,
            RandomStarts = 18,
            Combination = StartCombination.Median,
            Method = dense,
        };
    }

    /// <inheritdoc/>
    internal override int OutputsOf(int coordinates) => DenseForm.Of(System).Outputs;

    /// <inheritdoc/>
    internal override void Check(TrainingPlan plan, PlanRequirement require)
    {
        var form = DenseForm.Of(System);
        require(plan.SearchSpace == SearchSpaceKind.Position, "search_space", "position where the plan has a dense search, which finds one landmark");
        require(plan.Directions == form.Directions, "directions", $"{form.DirectionsName} where the system of a dense search is {form.Name}");
    }
}

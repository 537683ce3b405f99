namespace Pinpoint.Models;

/// <summary>
/// The second stage: after the search has placed all landmarks, one small network that they all share moves each on its own at full
/// resolution, which wins back what the shape model's missing modes leave.
/// </summary>
public sealed record RefinementPlan
{
    /// <summary>Distance between the voxels of the fine grid in mm; null takes the scans' own. A second, coarser view has twice that.</summary>
    public double? GridSpacingMm { get; init; }

    /// <summary>Pixels along a patch's side, odd.</summary>
    public int PatchSize { get; init; } = 33;

    /// <summary>Maps of each convolution block.</summary>
    public IReadOnlyList<int> ConvolutionMaps { get; init; } = [32, 64, 128];

    /// <summary>Units of the fully connected layers.</summary>
    public IReadOnlyList<int> HiddenUnits { get; init; } = [384, 256];

    /// <summary>Share of the units that drop-out silences in training.</summary>
    public double Dropout { get; init; } = 0.2;

    /// <summary>The network's unit in fine grid voxels; also where the Huber loss turns from a parabola into a line.</summary>
    public double Unit { get; init; } = 2;

    /// <summary>The smallest standard deviation of a training offset, in fine grid voxels.</summary>
    public double SmallestOffset { get; init; } = 0.5;

    /// <summary>The largest standard deviation of a training offset, in fine grid voxels.</summary>
    public double LargestOffset { get; init; } = 5;

    /// <summary>Standard deviation of the turn of a training patch about each axis, in degrees.</summary>
    public double TurnDegrees { get; init; } = 5;

    /// <summary>Standard deviation of the logarithm of a training patch's scale.</summary>
    public double LogScale { get; init; } = 0.03;

    /// <summary>
    /// Standard deviation of a random smooth warp of each training patch about its landmark: how far, along each axis, what lies half a patch away is moved, as
    /// a share of that distance. Left out of the JSON where 0.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault)]
    public double Warp { get; init; }

    /// <summary>Whether the network also predicts how far off each displacement may be.</summary>
    public bool PredictsVariance { get; init; } = true;

    /// <summary>Whether the network also predicts if a landmark is to be seen in its patch; a part of the training samples then shows other things.</summary>
    public bool PredictsPresence { get; init; } = true;

    /// <summary>Landmarks in a training step.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Training steps.</summary>
    public int Steps { get; init; } = 12_000;

    /// <summary>The share of a time budget that goes to this stage.</summary>
    public double BudgetShare { get; init; } = 0.6;

    /// <summary>Peak learning rate.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Decoupled weight decay.</summary>
    public double WeightDecay { get; init; } = 1e-3;

    /// <summary>Decay of the moving average of the weights.</summary>
    public double AverageDecay { get; init; } = 0.999;

    /// <summary>Moves of each landmark.</summary>
    public int Updates { get; init; } = 3;

    /// <summary>Views of the last move, each turned a little, whose answers are averaged.</summary>
    public int Views { get; init; } = 4;

    /// <summary>
    /// Factor on the variance that the network expects of its answer where this is weighed against the shape that all landmarks form; 0: each landmark stands
    /// on its own. Counts where pose is apart from shape and <see cref="PredictsVariance"/> is true.
    /// </summary>
    public double ShapeWeight { get; init; } = 1;
}

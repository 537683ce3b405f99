using System.Text.Json.Serialization;
using Pinpoint.Imaging;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Models;

/// <summary>
/// Everything that decides a model, apart from the data: written as <c>plan.json</c> beside the run and into the model itself. Every key can be
/// set from a file (<c>--config</c>); what each does is in <c>docs/reference/plan.md</c>.
/// </summary>
public sealed record TrainingPlan
{
    /// <summary>The preset that the plan started from.</summary>
    public string Preset { get; init; } = "default";

    /// <summary>Distance between the voxels of the working grid in mm; null takes it from the data.</summary>
    public double? GridSpacingMm { get; init; }

    /// <summary>How a scan's intensities become 8 bits.</summary>
    public IntensityMapping Intensities { get; init; } = IntensityMapping.Percentiles;

    /// <summary>Subtracted from a patch's 8-bit values before <see cref="InputScale"/>.</summary>
    public double InputOffset { get; init; } = 64;

    /// <summary>Factor on a patch's values.</summary>
    public double InputScale { get; init; } = 1.0 / 64;

    /// <summary>The space that is searched.</summary>
    public SearchSpaceKind SearchSpace { get; init; } = SearchSpaceKind.PosedModes;

    /// <summary>
    /// The shape prior of spaces of modes: principal components; those of a covariance shrunk towards smooth deformations, for few scans, where pose is apart
    /// from shape; or an autoencoder with as many coordinates.
    /// </summary>
    public string ShapePrior { get; init; } = ShapePriors.Usual;

    /// <summary>
    /// The penalty on the squared weights of the autoencoder, which is then taken as it is; null: the one that foretells training shapes left out best, or no
    /// bend where none does.
    /// </summary>
    public double? ShapePenalty { get; init; }

    /// <summary>Whether the network's unit is a mode's standard deviation.</summary>
    public bool Whitened { get; init; } = true;

    /// <summary>The number of shape modes; null goes by <see cref="ExplainedVariance"/>.</summary>
    public int? Modes { get; init; }

    /// <summary>The share of the shape variance that the modes must exceed.</summary>
    public double ExplainedVariance { get; init; } = 0.995;

    /// <summary>The most landmarks around which the network sees patches, chosen far from each other; null: all.</summary>
    public int? PatchLandmarks { get; init; }

    /// <summary>Pixels along a patch's side, odd.</summary>
    public int PatchSize { get; init; } = 41;

    /// <summary>How patches read between voxels.</summary>
    public PatchInterpolation Interpolation { get; init; } = PatchInterpolation.Linear;

    /// <summary>What patches show outside the scan.</summary>
    public PatchPadding Padding { get; init; } = PatchPadding.Zero;

    /// <summary>Whether the landmarks' patches are channels of one picture or go through one shared encoder.</summary>
    public PatchLayout Layout { get; init; } = PatchLayout.Grouped;

    /// <summary>Maps of each convolution block.</summary>
    public IReadOnlyList<int> ConvolutionMaps { get; init; } = [32, 32, 64];

    /// <summary>
    /// Units to which the features of each landmark's patches are brought before the heads see those of all landmarks; 0: the heads see the features
    /// themselves. Left out of the JSON where 0.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Projection { get; init; }

    /// <summary>Units of each head's fully connected layers.</summary>
    public IReadOnlyList<int> HiddenUnits { get; init; } = [512, 512];

    /// <summary>How the directions are classified.</summary>
    public DirectionHead Directions { get; init; } = DirectionHead.SignPerAxis;

    /// <summary>Share of the units that drop-out silences in training.</summary>
    public double Dropout { get; init; } = 0.1;

    /// <summary>How the weights are drawn.</summary>
    public WeightInitialization Initialization { get; init; } = WeightInitialization.He;

    /// <summary>Weight of the classification loss against the regression loss, 0 .. 1.</summary>
    public double Alpha { get; init; } = 0.5;

    /// <summary>The Huber loss's bound in the network's units; null: the mean squared error.</summary>
    public double? HuberDelta { get; init; }

    /// <summary>Peak learning rate of Adam.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>How the learning rate goes over the run.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Cosine;

    /// <summary>Decoupled weight decay (AdamW).</summary>
    public double WeightDecay { get; init; } = 1e-4;

    /// <summary>Largest norm of the gradient; null: no limit.</summary>
    public double? ClipNorm { get; init; } = 1;

    /// <summary>Decay of the moving average of the weights that predicts; null: the last weights predict.</summary>
    public double? AverageDecay { get; init; } = 0.999;

    /// <summary>Samples in a training step.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Training steps of the search network.</summary>
    public int Steps { get; init; } = 1500;

    /// <summary>Whether the weights with the least validation error are kept, or the last ones.</summary>
    public bool ChooseByValidation { get; init; } = true;

    /// <summary>How training states are drawn.</summary>
    public SamplingRule Sampling { get; init; } = SamplingRule.Shrinking;

    /// <summary>The smallest range of <see cref="SamplingRule.Shrinking"/>, as a share of the whole.</summary>
    public double SmallestRange { get; init; } = 0.03;

    /// <summary>Standard deviation of a random factor on a sample's contrast.</summary>
    public double ContrastJitter { get; init; } = 0.15;

    /// <summary>Standard deviation of a random offset on a sample's brightness, in 8-bit steps.</summary>
    public double BrightnessJitter { get; init; } = 10;

    /// <summary>Standard deviation of pixel noise, in 8-bit steps.</summary>
    public double NoiseJitter { get; init; } = 4;

    /// <summary>
    /// Standard deviation of a random smooth warp of each training sample's image and landmarks: how far, along each axis, what lies at the landmarks' usual
    /// distance from their middle is moved, as a share of that distance. Left out of the JSON where 0.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double Warp { get; init; }

    /// <summary>How the displacement is applied.</summary>
    public UpdateRule Rule { get; init; } = UpdateRule.C;

    /// <summary>Updates T of each start.</summary>
    public int Updates { get; init; } = 10;

    /// <summary>A start stops when no landmark moves further than this in one update, in grid voxels.</summary>
    public double StopBelow { get; init; } = 0.02;

    /// <summary>Random starts beside the mean.</summary>
    public int RandomStarts { get; init; } = 5;

    /// <summary>How far random starts lie out, as a share of the training range.</summary>
    public double StartRange { get; init; } = 1;

    /// <summary>How the starts become one answer.</summary>
    public StartCombination Combination { get; init; } = StartCombination.Mean;

    /// <summary>The second stage, which moves each landmark on its own; null: the search's answer stands.</summary>
    public RefinementPlan? Refinement { get; init; }

    /// <summary>
    /// Whether the model knows mirror images too, as left and right limbs are; auto: where the data hold cases of both sides. Left out of the JSON where auto.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public MirrorRule Mirror { get; init; }

    /// <summary>
    /// The part of another method than PIN; null: PIN. In the JSON it stands under its own key, and is left out where null, so that other plans keep their
    /// text.
    /// </summary>
    [JsonIgnore]
    public MethodPlan? Method { get; init; }

    /// <summary>
    /// Where NIfTI scans lie whose header does not say it, in training and in every answer; null: as nibabel has it. Left out of the JSON where null.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NiftiNoCodes? NiftiNoCodes { get; init; }

    /// <summary>Seed of weights, samples and starts.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The form of the patches.</summary>
    [JsonIgnore]
    internal PatchOptions Patches => new(PatchSize, Interpolation, Padding, Layout);

    /// <summary>The same plan with another number of steps in all, which search and refinement share as they do here; each keeps at least one.</summary>
    /// <param name="steps">Training steps of both stages together.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is not positive.</exception>
    public TrainingPlan WithSteps(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        if (Refinement is null)
        {
            return this with { Steps = steps };
        }

        int search = Math.Max(1, (int)((long)steps * Steps / ((long)Steps + Refinement.Steps)));
        return this with { Steps = search, Refinement = Refinement with { Steps = Math.Max(1, steps - search) } };
    }
}

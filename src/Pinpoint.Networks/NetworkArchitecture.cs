using System.Globalization;

namespace Pinpoint.Networks;

/// <summary>
/// The shape of a patch network: blocks of a valid 3x3 convolution with bias, ReLU and a 2x2 max pooling (an odd last row or column is
/// dropped), then, where asked for, a projection of each patch stack's features, then one or two heads of fully connected layers (Li et al., MICCAI 2018,
/// figure 2).
/// </summary>
public sealed record NetworkArchitecture
{
    /// <summary>Side of the square patch in pixels.</summary>
    public required int PatchSize { get; init; }

    /// <summary>Channels of one patch stack; the paper has three per landmark.</summary>
    public required int Channels { get; init; }

    /// <summary>
    /// Patch stacks per sample that go through the same convolutions (a shared encoder). The input is
    /// <c>[batch * Groups, PatchSize, PatchSize, Channels]</c>; the heads see the features of all groups side by side.
    /// </summary>
    public int Groups { get; init; } = 1;

    /// <summary>Output maps of every convolution block.</summary>
    public IReadOnlyList<int> ConvolutionMaps { get; init; } = [32, 64, 128, 256, 512];

    /// <summary>
    /// Units to which one fully connected layer with ReLU, its weights shared by all groups, brings the features of each patch stack before the heads see
    /// those of all groups side by side; 0: the heads see the features themselves.
    /// </summary>
    public int Projection { get; init; }

    /// <summary>Hidden units of each head, first layer first.</summary>
    public IReadOnlyList<int> HiddenUnits { get; init; } = [1024, 1024];

    /// <summary>Displacement components n_o: 3 for one landmark, the number of modes for many.</summary>
    public required int Outputs { get; init; }

    /// <summary>The form of the classification head.</summary>
    public DirectionHead Directions { get; init; } = DirectionHead.Softmax;

    /// <summary>Share of the units dropped after each of the first two hidden layers of a head, in training only (0 to below 1).</summary>
    public float DropoutRate { get; init; } = 0.5f;

    /// <summary>The smallest <see cref="PatchSize"/> that leaves at least one pixel after all convolution blocks.</summary>
    public int MinimumPatchSize => MinimumPatchSizeFor(ConvolutionMaps.Count);

    /// <summary>Side of the last pooled map.</summary>
    public int FeatureSize
    {
        get
        {
            int size = PatchSize;
            for (int block = 0; block < ConvolutionMaps.Count; block++)
            {
                size = (size - 2) / 2;
            }

            return size;
        }
    }

    /// <summary>Features of one patch stack: <see cref="FeatureSize"/> squared times the last block's maps, in the order [y, x, map].</summary>
    public int Features => FeatureSize * FeatureSize * ConvolutionMaps[^1];

    /// <summary>Values of one sample that the heads see: those of all groups, after the projection where there is one.</summary>
    public int JointFeatures => Groups * (Projection > 0 ? Projection : Features);

    /// <summary>Logits of the classification head: 2 n_o, or 0 without one.</summary>
    public int ClassLogits => Directions == DirectionHead.None ? 0 : 2 * Outputs;

    /// <summary>Values in the input of one sample: Groups * PatchSize * PatchSize * Channels.</summary>
    public int InputLength => Groups * PatchSize * PatchSize * Channels;

    /// <summary>The paper's network: five blocks of 32 to 512 maps, two heads of 1024 and 1024 units, drop-out 0.5, three channels per landmark.</summary>
    /// <param name="landmarks">Number of landmarks, each with three orthogonal slices.</param>
    /// <param name="outputs">Displacement components n_o.</param>
    /// <param name="patchSize">Side of the patch in pixels.</param>
    /// <exception cref="ArgumentException">The patch is too small, or a count is not positive.</exception>
    public static NetworkArchitecture Paper(int landmarks, int outputs, int patchSize = 101)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(landmarks);
        var architecture = new NetworkArchitecture { PatchSize = patchSize, Channels = checked(3 * landmarks), Outputs = outputs };
        architecture.Validate();
        return architecture;
    }

    /// <summary>Checks that the network can exist.</summary>
    /// <exception cref="ArgumentException">A size is impossible; the message says which are possible.</exception>
    public void Validate()
    {
        Require(ConvolutionMaps.Count is >= 1 and <= 12, Invariant($"the network has {ConvolutionMaps.Count} convolution blocks; 1 to 12 are possible"));
        Require(ConvolutionMaps.All(maps => maps is >= 1 and <= 4096), "every convolution block needs 1 to 4096 maps");
        Require(Projection is >= 0 and <= 4096, Invariant($"the projection has {Projection} units; 0 (none) to 4096 are possible"));
        Require(HiddenUnits.Count <= 8 && HiddenUnits.All(units => units is >= 1 and <= 65536), "a head has at most 8 hidden layers of 1 to 65536 units each");
        Require(Channels is >= 1 and <= 16384, Invariant($"the input has {Channels} channels; 1 to 16384 are possible"));
        Require(Groups is >= 1 and <= 4096, Invariant($"the network has {Groups} groups; 1 to 4096 are possible"));
        Require(Outputs is >= 1 and <= 4096, Invariant($"the network has {Outputs} outputs; 1 to 4096 are possible"));
        Require(Enum.IsDefined(Directions), $"{Directions} is no form of the classification head");
        Require(
            DropoutRate is >= 0 and < 1,
            string.Create(CultureInfo.InvariantCulture, $"the drop-out rate is {DropoutRate}; it must be at least 0 and below 1"));
        Require(
            PatchSize >= MinimumPatchSize && PatchSize <= 4096,
            Invariant($"a patch of {PatchSize} x {PatchSize} pixels is impossible with {ConvolutionMaps.Count} convolution blocks; sizes from ") +
            Invariant($"{MinimumPatchSize} to 4096 are possible"));
        Require(
            (long)InputLength == (long)Groups * PatchSize * PatchSize * Channels,
            "the input of one sample has more than 2^31 values; use a smaller patch or fewer channels");
    }

    private static int MinimumPatchSizeFor(int blocks)
    {
        int size = 1;
        for (int block = 0; block < blocks; block++)
        {
            size = (2 * size) + 2;
        }

        return size;
    }

    private static void Require(bool holds, string problem)
    {
        if (!holds)
        {
            throw new ArgumentException(problem);
        }
    }
}

using Pinpoint.Networks;
using Pinpoint.Shapes;

namespace Pinpoint.Models;

/// <summary>Search spaces as tensors of a model file.</summary>
internal static class SearchSpaceTensors
{
    /// <summary>The mean shape, <c>[3 * landmarks]</c>.</summary>
    public const string Mean = "shape.mean";

    /// <summary>The modes, <c>[modes, 3 * landmarks]</c>.</summary>
    public const string Modes = "shape.modes";

    /// <summary>Their variances, <c>[modes]</c>.</summary>
    public const string Variances = "shape.variances";

    /// <summary><see cref="ShapeBend.Weights"/>.</summary>
    public const string HiddenWeights = "shape.hidden.weights";

    /// <summary><see cref="ShapeBend.Biases"/>.</summary>
    public const string HiddenBiases = "shape.hidden.biases";

    /// <summary><see cref="ShapeBend.HiddenModes"/>.</summary>
    public const string HiddenModes = "shape.hidden.modes";

    /// <summary><see cref="ShapeBend.Offset"/>.</summary>
    public const string HiddenOffset = "shape.hidden.offset";

    /// <summary>The tensors of a space.</summary>
    public static IEnumerable<SafetensorsTensor> ToTensors(ISearchSpace space)
    {
        if (space.Prior is { } prior)
        {
            ShapeModel model = prior.Linear;
            yield return SafetensorsTensor.FromDoubles(Mean, [model.Mean.Length], model.Mean);
            yield return SafetensorsTensor.FromDoubles(Modes, [model.ModeCount, model.Mean.Length], model.Modes);
            yield return SafetensorsTensor.FromDoubles(Variances, [model.ModeCount], model.Variances);
            if (prior.Bend is { HiddenUnits: > 0 } bend)
            {
                yield return SafetensorsTensor.FromDoubles(HiddenWeights, [bend.HiddenUnits, model.ModeCount], bend.Weights);
                yield return SafetensorsTensor.FromDoubles(HiddenBiases, [bend.HiddenUnits], bend.Biases);
                yield return SafetensorsTensor.FromDoubles(HiddenModes, [bend.HiddenUnits, model.Mean.Length], bend.HiddenModes);
                yield return SafetensorsTensor.FromDoubles(HiddenOffset, [model.Mean.Length], bend.Offset);
            }

            yield break;
        }

        double[] mean = new double[space.Dimension];
        space.WriteMean(mean);
        yield return SafetensorsTensor.FromDoubles(Mean, [mean.Length], mean);
    }
}

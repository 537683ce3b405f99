using Pinpoint.Networks;
using Pinpoint.Shapes;

namespace Pinpoint.Models;

/// <summary>A search space as a model's file holds it.</summary>
/// <param name="Path">The file, for messages.</param>
/// <param name="File">Its content.</param>
/// <param name="Plan">The model's plan.</param>
/// <param name="Facts">What is no tensor.</param>
/// <param name="Landmarks">The model's landmarks.</param>
internal sealed record StoredSpace(string Path, SafetensorsFile File, TrainingPlan Plan, SearchSpaceFacts Facts, int Landmarks)
{
    private const int MostHiddenUnits = 4096;

    // Coordinates and variances in mm or voxels; decompositions of larger numbers need not come to an end.
    private const double Greatest = 1e9;

    /// <summary>The mean shape, <c>[3 * landmarks]</c>.</summary>
    public double[] Mean => Finite(SearchSpaceTensors.Mean, 3L * Landmarks);

    /// <summary>Reads the shape prior of the plan's kind.</summary>
    /// <exception cref="BadInputException">Tensors and facts contradict each other, or a value cannot be.</exception>
    public IShapePrior ReadPrior()
    {
        if (Facts.Modes < 1 || Facts.Modes > 3 * Landmarks || !(Facts.Sigmas is > 0 and <= Greatest) || !IsSound(Facts.TotalVariance))
        {
            throw Contradiction();
        }

        double[] variances = Finite(SearchSpaceTensors.Variances, Facts.Modes);
        if (variances.Any(variance => variance <= 0))
        {
            throw Contradiction();
        }

        var linear = new ShapeModel(Mean, Finite(SearchSpaceTensors.Modes, Facts.Modes, 3L * Landmarks), variances, Facts.TotalVariance);

        // The plan was read, and so its kind is there.
        IShapePrior prior = ShapePriors.Find(Plan.ShapePrior)!.Restore(linear, () => ReadBend(linear));
        return prior.Bend is null && Facts.HiddenUnits != 0 ? throw Contradiction() : prior;
    }

    /// <summary>What is wrong where tensors and facts contradict each other.</summary>
    public BadInputException Contradiction() =>
        new(Path, "metadata 'search_space'", "contradicts the plan or the tensors; the file is damaged or was put together by hand");

    /// <summary>Whether a number can be part of a search space.</summary>
    public static bool IsSound(double value) => Math.Abs(value) <= Greatest;

    private ShapeBend ReadBend(ShapeModel linear)
    {
        if (Facts.HiddenUnits is < 0 or > MostHiddenUnits || !(IsSound(Facts.ForetoldShare) && Facts.ForetoldShare <= 1))
        {
            throw Contradiction();
        }

        int length = linear.Mean.Length;
        return Facts.HiddenUnits == 0
            ? new ShapeBend([], [], [], new double[length], 0)
            : new ShapeBend(
                Finite(SearchSpaceTensors.HiddenWeights, Facts.HiddenUnits, linear.ModeCount),
                Finite(SearchSpaceTensors.HiddenBiases, Facts.HiddenUnits),
                Finite(SearchSpaceTensors.HiddenModes, Facts.HiddenUnits, length),
                Finite(SearchSpaceTensors.HiddenOffset, length),
                Facts.ForetoldShare);
    }

    private double[] Finite(string name, params long[] shape)
    {
        SafetensorsTensor tensor = File.Require(name, shape);
        double[] values = tensor.ToDoubles();
        return values.All(IsSound)
            ? values
            : throw new BadInputException(
                Path, $"tensor {tensor.Name}", Invariant($"holds values that are no finite numbers, or beyond {Greatest:0}; the file is damaged"));
    }
}

using Pinpoint.Networks;
using Pinpoint.Shapes;

namespace Pinpoint.Models;

/// <summary>Search spaces as tensors and metadata of a model file.</summary>
internal static class SearchSpaceTensors
{
    private const string Mean = "shape.mean";
    private const string Modes = "shape.modes";
    private const string Variances = "shape.variances";
    private const string HiddenWeights = "shape.hidden.weights";
    private const string HiddenBiases = "shape.hidden.biases";
    private const string HiddenModes = "shape.hidden.modes";
    private const string HiddenOffset = "shape.hidden.offset";
    private const int MostHiddenUnits = 4096;

    /// <summary>The tensors of a space.</summary>
    public static IEnumerable<SafetensorsTensor> ToTensors(ISearchSpace space)
    {
        if (ShapePriors.Of(space) is { } prior)
        {
            ShapeModel model = prior.Linear;
            yield return SafetensorsTensor.FromDoubles(Mean, [model.Mean.Length], model.Mean);
            yield return SafetensorsTensor.FromDoubles(Modes, [model.ModeCount, model.Mean.Length], model.Modes);
            yield return SafetensorsTensor.FromDoubles(Variances, [model.ModeCount], model.Variances);
            if (prior is ShapeAutoencoder { HiddenUnits: > 0 } bent)
            {
                yield return SafetensorsTensor.FromDoubles(HiddenWeights, [bent.HiddenUnits, model.ModeCount], bent.Weights);
                yield return SafetensorsTensor.FromDoubles(HiddenBiases, [bent.HiddenUnits], bent.Biases);
                yield return SafetensorsTensor.FromDoubles(HiddenModes, [bent.HiddenUnits, model.Mean.Length], bent.HiddenModes);
                yield return SafetensorsTensor.FromDoubles(HiddenOffset, [model.Mean.Length], bent.Offset);
            }

            yield break;
        }

        double[] mean = new double[space.Dimension];
        space.WriteMean(mean);
        yield return SafetensorsTensor.FromDoubles(Mean, [mean.Length], mean);
    }

    /// <summary>What of a space is no tensor.</summary>
    public static SearchSpaceFacts FactsOf(ISearchSpace space) => space switch
    {
        PositionSpace position => new SearchSpaceFacts { Unit = position.Unit, Reach = position.Reach },
        PosedModeSpace posed => FactsOf(posed.Prior, posed.Sigmas) with { Pose = posed.Pose },
        ModeSpace modes => FactsOf(modes.Prior, modes.Sigmas),
        _ => throw new ArgumentException($"{space.GetType().Name} has no file form.", nameof(space)),
    };

    /// <summary>Rebuilds a space.</summary>
    /// <exception cref="BadInputException">Tensors and facts contradict each other, or a value cannot be.</exception>
    public static ISearchSpace Read(string path, SafetensorsFile file, TrainingPlan plan, SearchSpaceFacts facts, int landmarks)
    {
        if (plan.SearchSpace == SearchSpaceKind.Position)
        {
            bool sound = landmarks == 1 && facts.Unit > 0 && double.IsFinite(facts.Unit) && facts.Reach is { Count: 3 } reach && reach.All(value => value > 0 && double.IsFinite(value));
            return sound
                ? new PositionSpace(Finite(path, file.Require(Mean, [3])), [.. facts.Reach!], facts.Unit)
                : throw Contradiction(path);
        }

        if (facts.Modes < 1 || facts.Modes > 3 * landmarks || !(facts.Sigmas > 0 && double.IsFinite(facts.Sigmas)) || !double.IsFinite(facts.TotalVariance))
        {
            throw Contradiction(path);
        }

        double[] variances = Finite(path, file.Require(Variances, [facts.Modes]));
        if (variances.Any(variance => variance <= 0))
        {
            throw Contradiction(path);
        }

        var model = new ShapeModel(
            Finite(path, file.Require(Mean, [3L * landmarks])), Finite(path, file.Require(Modes, [facts.Modes, 3L * landmarks])), variances, facts.TotalVariance);
        if (plan.ShapePrior == ShapePriorKind.Pca && facts.HiddenUnits != 0)
        {
            throw Contradiction(path);
        }

        IShapePrior prior = plan.ShapePrior == ShapePriorKind.Autoencoder ? ReadBend(path, file, facts, model) : model;
        if (plan.SearchSpace == SearchSpaceKind.Modes)
        {
            return new ModeSpace(prior, plan.Whitened, facts.Sigmas);
        }

        return facts.Pose is { Translation: > 0, Rotation: > 0, LogScale: > 0 } pose
            && double.IsFinite(pose.MeanX + pose.MeanY + pose.MeanZ + pose.Translation + pose.Rotation + pose.LogScale) ? new PosedModeSpace(prior, pose, facts.Sigmas) : throw Contradiction(path);
    }

    private static SearchSpaceFacts FactsOf(IShapePrior prior, double sigmas) => new()
    {
        Modes = prior.Linear.ModeCount,
        TotalVariance = prior.Linear.TotalVariance,
        Sigmas = sigmas,
        HiddenUnits = (prior as ShapeAutoencoder)?.HiddenUnits ?? 0,
        ForetoldShare = (prior as ShapeAutoencoder)?.ForetoldShare ?? 0,
    };

    private static ShapeAutoencoder ReadBend(string path, SafetensorsFile file, SearchSpaceFacts facts, ShapeModel model)
    {
        if (facts.HiddenUnits is < 0 or > MostHiddenUnits || !(double.IsFinite(facts.ForetoldShare) && facts.ForetoldShare <= 1))
        {
            throw Contradiction(path);
        }

        return facts.HiddenUnits == 0 ? ShapeAutoencoder.Flat(model) : new ShapeAutoencoder(
            model,
            Finite(path, file.Require(HiddenWeights, [facts.HiddenUnits, model.ModeCount])),
            Finite(path, file.Require(HiddenBiases, [facts.HiddenUnits])),
            Finite(path, file.Require(HiddenModes, [facts.HiddenUnits, model.Mean.Length])),
            Finite(path, file.Require(HiddenOffset, [model.Mean.Length])),
            facts.ForetoldShare);
    }

    private static double[] Finite(string path, SafetensorsTensor tensor)
    {
        double[] values = tensor.ToDoubles();
        return values.All(double.IsFinite) ? values : throw new BadInputException(path, $"tensor {tensor.Name}", "holds values that are no finite numbers; the file is damaged");
    }

    private static BadInputException Contradiction(string path) =>
        new(path, "metadata 'search_space'", "contradicts the plan or the tensors; the file is damaged or was put together by hand");
}

using Pinpoint.Networks;
using Pinpoint.Shapes;

namespace Pinpoint.Models;

/// <summary>Search spaces as tensors and metadata of a model file.</summary>
internal static class SearchSpaceTensors
{
    private const string Mean = "shape.mean";
    private const string Modes = "shape.modes";
    private const string Variances = "shape.variances";

    /// <summary>The tensors of a space.</summary>
    public static IEnumerable<SafetensorsTensor> ToTensors(ISearchSpace space)
    {
        if (ModelOf(space) is { } model)
        {
            yield return SafetensorsTensor.FromDoubles(Mean, [model.Mean.Length], model.Mean);
            yield return SafetensorsTensor.FromDoubles(Modes, [model.ModeCount, model.Mean.Length], model.Modes);
            yield return SafetensorsTensor.FromDoubles(Variances, [model.ModeCount], model.Variances);
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
        PosedModeSpace posed => new SearchSpaceFacts { Modes = posed.Model.ModeCount, TotalVariance = posed.Model.TotalVariance, Sigmas = posed.Sigmas, Pose = posed.Pose },
        ModeSpace modes => new SearchSpaceFacts { Modes = modes.Model.ModeCount, TotalVariance = modes.Model.TotalVariance, Sigmas = modes.Sigmas },
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
        if (plan.SearchSpace == SearchSpaceKind.Modes)
        {
            return new ModeSpace(model, plan.Whitened, facts.Sigmas);
        }

        return facts.Pose is { Translation: > 0, Rotation: > 0, LogScale: > 0 } pose
            && double.IsFinite(pose.MeanX + pose.MeanY + pose.MeanZ + pose.Translation + pose.Rotation + pose.LogScale) ? new PosedModeSpace(model, pose, facts.Sigmas) : throw Contradiction(path);
    }

    private static ShapeModel? ModelOf(ISearchSpace space) => space switch
    {
        PosedModeSpace posed => posed.Model,
        ModeSpace modes => modes.Model,
        _ => null,
    };

    private static double[] Finite(string path, SafetensorsTensor tensor)
    {
        double[] values = tensor.ToDoubles();
        return values.All(double.IsFinite) ? values : throw new BadInputException(path, $"tensor {tensor.Name}", "holds values that are no finite numbers; the file is damaged");
    }

    private static BadInputException Contradiction(string path) =>
        new(path, "metadata 'search_space'", "contradicts the plan or the tensors; the file is damaged or was put together by hand");
}

using Pinpoint.Documents;
using Pinpoint.Shapes;

namespace Pinpoint.Workflows;

/// <summary>
/// How unusual the shapes of a cohort's landmarks are among themselves: where each lies along the two largest modes of shape, and how far it is from the mean
/// shape. Position, orientation and size do not count.
/// </summary>
internal sealed class CohortShapes
{
    // Means and modes of more would take long and be the same.
    private const int MostReferences = 300;
    private const int FewestReferences = 4;
    private const int FewestLandmarks = 4;
    private readonly Dictionary<string, CohortShape> _shapes = new(StringComparer.Ordinal);

    private CohortShapes()
    {
    }

    /// <summary>Measures the shapes of cases that have all landmarks; the accepted among them, or all where few are, say what is usual.</summary>
    public static CohortShapes Of(IReadOnlyList<GatheredCase> cases)
    {
        var shapes = new CohortShapes();
        LandmarkItem[][] complete = [.. cases.Where(item => item.IsDone).Select(item => (LandmarkItem[])[.. item.Record!.Landmarks])
            .Where(items => items.Length >= FewestLandmarks && items.All(item => item.PositionLpsMm is not null))];
        string? names = complete.GroupBy(NamesOf, StringComparer.Ordinal).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key;
        (GatheredCase Case, double[] Points)[] alike =
        [
            .. cases.Where(item => item.IsDone && item.Record!.Landmarks.All(landmark => landmark.PositionLpsMm is not null))
                .Where(item => NamesOf(item.Record!.Landmarks) == names)
                .Select(item => (item, (double[])[.. item.Record!.Landmarks.SelectMany(landmark => landmark.PositionLpsMm!)])),
        ];
        double[][] accepted = [.. alike.Where(item => item.Case.Record!.Rejected == false).Select(item => item.Points)];
        accepted = accepted.Length >= FewestReferences ? accepted : [.. alike.Select(item => item.Points)];
        int step = Math.Max(1, (accepted.Length + MostReferences - 1) / MostReferences);
        double[][] references = [.. accepted.Where((_, i) => i % step == 0)];
        if (references.Length >= FewestReferences)
        {
            shapes.Measure(alike, references);
        }

        return shapes;
    }

    /// <summary>The shape of a case; null where it lacks landmarks, or too few cases have them all.</summary>
    public CohortShape? Find(string caseName) => _shapes.GetValueOrDefault(caseName);

    private static string NamesOf(IReadOnlyList<LandmarkItem> items) => string.Join('\n', items.Select(item => item.Name));

    private void Measure((GatheredCase Case, double[] Points)[] shapes, double[][] references)
    {
        double[] mean = Procrustes.MeanShape(references);
        ShapeModel? model = null;
        try
        {
            model = PrincipalComponents.Build([.. references.Select(shape => Aligned(shape, mean))], new ModeSelection(2, 1));
        }
        catch (BadInputException)
        {
            // All shapes are the same, or differ along one line only.
        }

        foreach ((GatheredCase item, double[] points) in shapes)
        {
            double[] aligned = Aligned(points, mean);
            double squares = 0;
            for (int i = 0; i < mean.Length; i++)
            {
                squares += (aligned[i] - mean[i]) * (aligned[i] - mean[i]);
            }

            double distance = Math.Sqrt(squares / (mean.Length / 3));
            if (double.IsFinite(distance))
            {
                _shapes[item.Name] = new CohortShape(distance, ScoreOf(model, aligned, 0), ScoreOf(model, aligned, 1));
            }
        }
    }

    private static double[] Aligned(double[] shape, double[] mean)
    {
        double[] aligned = new double[shape.Length];
        Procrustes.Align(shape, mean).Apply(shape, aligned);
        return aligned;
    }

    // In standard deviations of the cohort.
    private static double? ScoreOf(ShapeModel? model, double[] shape, int mode)
    {
        if (model is null || mode >= model.ModeCount)
        {
            return null;
        }

        double along = 0;
        for (int i = 0; i < shape.Length; i++)
        {
            along += (shape[i] - model.Mean[i]) * model.Modes[(mode * shape.Length) + i];
        }

        return along / Math.Sqrt(model.Variances[mode]);
    }
}

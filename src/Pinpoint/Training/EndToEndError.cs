using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Shapes;

namespace Pinpoint.Training;

/// <summary>The error that counts: that of the whole search on scans not trained on.</summary>
internal static class EndToEndError
{
    // A model whose error is at least this share of the error of not looking at all has not learnt to see.
    private const double NearlyAll = 0.75;

    /// <summary>Mean radial error in mm over all landmarks of all cases that were marked; not a number where none was.</summary>
    public static double Measure(LandmarkModel model, IReadOnlyList<TrainingCase> cases, int? threads, CancellationToken cancellationToken)
    {
        using var localizer = new Localizer(model, new LocalizerOptions { Threads = threads });
        return MeanOver(cases, item =>
        {
            var (grid, view) = item.Loaded();
            LandmarkSet found = localizer.Locate(grid, view, cancellationToken).Landmarks;
            return landmark => found[landmark].Position!.Value;
        });
    }

    /// <summary>
    /// The same error in mm of one answer to every scan: the landmarks in the middle of the training set, at their place in the scan; null where no landmark of
    /// the cases was marked.
    /// </summary>
    public static double? OfMeanPosition(ISearchSpace space, IReadOnlyList<TrainingCase> cases)
    {
        double error = MeanOver(cases, item =>
        {
            WorldPoint[] middle = MeanPositionBaseline.PointsOf(space, item.Grid.Frame);
            return landmark => middle[landmark];
        });
        return double.IsFinite(error) ? error : null;
    }

    /// <summary>Whether an error is not clearly less than that of <see cref="OfMeanPosition"/>.</summary>
    public static bool IsNearMeanPosition(double errorMm, double meanPositionErrorMm) => errorMm >= NearlyAll * meanPositionErrorMm;

    private static double MeanOver(IReadOnlyList<TrainingCase> cases, Func<TrainingCase, Func<int, WorldPoint>> answerTo)
    {
        double sum = 0;
        int count = 0;
        foreach (TrainingCase item in cases)
        {
            Func<int, WorldPoint> answer = answerTo(item);
            for (int i = 0; i < item.Landmarks.Length / 3; i++)
            {
                if (item.IsObserved(i))
                {
                    sum += answer(i).DistanceTo(item.Grid.ToWorld(item.Landmarks[3 * i], item.Landmarks[(3 * i) + 1], item.Landmarks[(3 * i) + 2]));
                    count++;
                }
            }
        }

        return sum / count;
    }
}

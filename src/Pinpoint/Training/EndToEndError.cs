using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Methods;
using Pinpoint.Models;

namespace Pinpoint.Training;

/// <summary>The error that counts: that of the whole search on scans not trained on.</summary>
internal static class EndToEndError
{
    /// <summary>Mean radial error in mm over all landmarks of all cases that were marked; not a number where none was.</summary>
    public static double Measure(LandmarkModel model, IReadOnlyList<TrainingCase> cases, int? threads, CancellationToken cancellationToken)
    {
        using var localizer = new Localizer(model, new LocalizerOptions { Threads = threads });
        double sum = 0;
        int count = 0;
        foreach (TrainingCase item in cases)
        {
            LandmarkSet found = localizer.Locate(item.Grid, item.View, cancellationToken).Landmarks;
            for (int i = 0; i < found.Count; i++)
            {
                if (!item.IsObserved(i))
                {
                    continue;
                }

                WorldPoint truth = item.Grid.ToWorld(item.Landmarks[3 * i], item.Landmarks[(3 * i) + 1], item.Landmarks[(3 * i) + 2]);
                sum += found[i].Position!.Value.DistanceTo(truth);
                count++;
            }
        }

        return sum / count;
    }
}

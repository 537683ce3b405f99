using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Trust;

namespace Pinpoint.Training;

/// <summary>The calibration that a training gives its own model, from its validation scans: few, but better than none.</summary>
internal static class SelfCalibration
{
    // One scan cannot say how scans differ: its radii would be no more than a guess.
    private const int FewestScans = 2;

    /// <summary>Calibrates a model; it comes back as it is where there is nothing to learn from.</summary>
    public static LandmarkModel Of(LandmarkModel model, IReadOnlyList<TrainingCase> cases, int? threads)
    {
        if (cases.Count < FewestScans)
        {
            return model;
        }

        using var localizer = new Localizer(model, new LocalizerOptions { Threads = threads });
        var set = new CalibrationSet(model.LandmarkNames, CalibrationSet.FloorOf(model), [.. cases.Select(item => Case(localizer, item))]);
        return set.Cases.Any(item => item.ErrorsMm.Any(error => error is not null))
            ? model.Calibrated(Calibrator.Fit(set, Invariant($"{cases.Count} validation scans of the training")))
            : model;
    }

    private static CalibrationCase Case(Localizer localizer, TrainingCase item)
    {
        var (grid, view) = item.Loaded();
        LocalizationResult answer = localizer.Locate(grid, view);
        double?[] errors = new double?[answer.Landmarks.Count];
        var truth = new WorldPoint?[errors.Length];
        for (int i = 0; i < errors.Length; i++)
        {
            truth[i] = item.Grid.ToWorld(item.Landmarks[3 * i], item.Landmarks[(3 * i) + 1], item.Landmarks[(3 * i) + 2]);
            double error = answer.Landmarks[i].Position!.Value.DistanceTo(truth[i]!.Value);
            errors[i] = double.IsFinite(error) ? error : null;
        }

        return new CalibrationCase(item.Name, null, answer.Evidence, answer.CaseEvidence, errors)
        {
            Directions = ErrorDirections.Of([.. answer.Landmarks.Select(landmark => landmark.Position)], truth),
        };
    }
}

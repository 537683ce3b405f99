using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Trust;

namespace Pinpoint.Evaluation;

/// <summary>Makes calibration sets of evaluated cases.</summary>
internal static class CalibrationCases
{
    /// <summary>Evidence and errors of a case.</summary>
    /// <param name="pair">The case, with its answer.</param>
    /// <param name="fold">The fold whose model answered; null outside a cross-validation.</param>
    /// <exception cref="ArgumentException">The pair has no answer.</exception>
    public static CalibrationCase Of(CasePair pair, int? fold)
    {
        ArgumentNullException.ThrowIfNull(pair);
        LocalizationResult answer = pair.Answer ?? throw new ArgumentException("The pair has no answer to learn from.", nameof(pair));
        return new CalibrationCase(pair.CaseName, fold, answer.Evidence, answer.CaseEvidence, [.. pair.Predicted.Select(found => ErrorOf(pair.Truth, found))])
        {
            Directions = ErrorDirections.Of(
                [.. pair.Predicted.Select(found => found.Position)], [.. pair.Predicted.Select(found => pair.Truth.Find(found.Name)?.Position)]),
        };
    }

    /// <summary>What answers of an uncalibrated model teach.</summary>
    /// <exception cref="ArgumentException">A pair has no answer.</exception>
    public static CalibrationSet Of(LandmarkModel model, IReadOnlyList<CasePair> pairs)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(pairs);
        return new CalibrationSet(model.LandmarkNames, CalibrationSet.FloorOf(model), [.. pairs.Select(pair => Of(pair, null))]);
    }

    /// <summary>Localizes cases that the model has not seen and takes down how it did; the model's own calibration, where it has one, is left aside.</summary>
    /// <exception cref="PinpointException">As <see cref="ModelEvaluation"/> throws it.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static CalibrationSet Measure(LandmarkModel model, Dataset data, IReadOnlyList<DatasetCase> cases, int? threads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(model, ModelEvaluation.Run(model.Calibrated(null), data, cases, new LocalizerOptions { Threads = threads }, null, cancellationToken));
    }

    private static double? ErrorOf(LandmarkSet truth, Landmark found) =>
        truth.Find(found.Name)?.Position is { } marked && found.Position is { } position ? marked.DistanceTo(position) : null;
}

using System.Text.Json.Serialization;
using Pinpoint.Evaluation;

namespace Pinpoint.Documents;

/// <summary>How far planes and measurements are off.</summary>
/// <param name="Name">Its name.</param>
/// <param name="PlaneScores">A row per plane.</param>
/// <param name="MeasurementScores">A row per measurement.</param>
public sealed record AnatomyScoresItem(string Name, IReadOnlyList<PlaneScoreItem> PlaneScores, IReadOnlyList<MeasurementScoreItem> MeasurementScores)
{
    internal static AnatomyScoresItem? Of(AnatomyScores? scores) => scores is null
        ? null
        : new AnatomyScoresItem(scores.Anatomy, [.. scores.Planes.Select(PlaneScoreItem.Of)], [.. scores.Measurements.Select(MeasurementScoreItem.Of)]);

    /// <summary>The scores; their single cases stay in the tables.</summary>
    internal AnatomyScores ToScores() =>
        new(Name, [.. PlaneScores.Select(item => item.ToScore())], [.. MeasurementScores.Select(item => item.ToScore())], [], []);
}

/// <summary>One plane over all cases; every figure is null where no case defines the plane on both sides.</summary>
/// <param name="Name">Its name, in short.</param>
/// <param name="Title">Its name in words.</param>
/// <param name="CaseCount">The number of cases, those that have it on both sides.</param>
/// <param name="UndefinedCount">The number of cases that have it in the truth and not in the answer.</param>
/// <param name="AngleMeanDegrees">The mean angle in degrees between true and answered plane.</param>
/// <param name="AngleSdDegrees">The angles' population standard deviation in degrees.</param>
/// <param name="AngleMaxDegrees">The largest angle in degrees.</param>
/// <param name="DistanceMeanMm">The mean distance in mm of the true plane's origin from the answered plane.</param>
/// <param name="DistanceSdMm">The distances' population standard deviation in mm.</param>
/// <param name="DistanceMaxMm">The largest distance in mm.</param>
public sealed record PlaneScoreItem(
    string Name,
    string Title,
    int CaseCount,
    int UndefinedCount,
    double? AngleMeanDegrees,
    double? AngleSdDegrees,
    double? AngleMaxDegrees,
    double? DistanceMeanMm,
    double? DistanceSdMm,
    double? DistanceMaxMm)
{
    internal static PlaneScoreItem Of(PlaneScore score) => new(
        score.Plane,
        score.Title,
        score.Cases,
        score.Undefined,
        DocumentNumbers.FiniteOrNull(score.AngleMean),
        DocumentNumbers.FiniteOrNull(score.AngleSd),
        DocumentNumbers.FiniteOrNull(score.AngleMax),
        DocumentNumbers.FiniteOrNull(score.DistanceMeanMm),
        DocumentNumbers.FiniteOrNull(score.DistanceSdMm),
        DocumentNumbers.FiniteOrNull(score.DistanceMaxMm));

    internal PlaneScore ToScore() =>
        new(Name, Title, CaseCount, UndefinedCount, AngleMeanDegrees, AngleSdDegrees, AngleMaxDegrees, DistanceMeanMm, DistanceSdMm, DistanceMaxMm);
}

/// <summary>One measurement over all cases, in its unit; every figure is null where no case has it on both sides.</summary>
/// <param name="Name">Its name, in short.</param>
/// <param name="Title">Its name in words.</param>
/// <param name="Unit"><c>mm</c> or <c>degrees</c>.</param>
/// <param name="CaseCount">The number of cases, those that have it on both sides.</param>
/// <param name="UndefinedCount">The number of cases that have it in the truth and not in the answer.</param>
/// <param name="MeanTruth">The mean true value, in that unit.</param>
/// <param name="MeanAbsoluteError">The mean absolute error, in that unit.</param>
/// <param name="Bias">The mean error, found less true, in that unit.</param>
/// <param name="ErrorSd">The errors' population standard deviation about the bias, in that unit.</param>
/// <param name="MaxAbsoluteError">The largest absolute error, in that unit.</param>
/// <param name="IntervalCoverage95">The share of true values within their interval; null where no answer has one.</param>
public sealed record MeasurementScoreItem(
    string Name,
    string Title,
    string Unit,
    int CaseCount,
    int UndefinedCount,
    double? MeanTruth,
    double? MeanAbsoluteError,
    double? Bias,
    double? ErrorSd,
    double? MaxAbsoluteError,
    [property: JsonPropertyName("interval_coverage95")] double? IntervalCoverage95)
{
    internal static MeasurementScoreItem Of(MeasurementScore score) => new(
        score.Measurement,
        score.Title,
        score.Unit,
        score.Cases,
        score.Undefined,
        DocumentNumbers.FiniteOrNull(score.MeanTruth),
        DocumentNumbers.FiniteOrNull(score.MeanAbsoluteError),
        DocumentNumbers.FiniteOrNull(score.Bias),
        DocumentNumbers.FiniteOrNull(score.ErrorSd),
        DocumentNumbers.FiniteOrNull(score.MaxAbsoluteError),
        DocumentNumbers.FiniteOrNull(score.Coverage95));

    internal MeasurementScore ToScore() =>
        new(Name, Title, Unit, CaseCount, UndefinedCount, MeanTruth, MeanAbsoluteError, Bias, ErrorSd, MaxAbsoluteError, IntervalCoverage95);
}

namespace Pinpoint.Evaluation;

/// <summary>One measurement over all cases, in its unit; every figure is null where no case has it on both sides.</summary>
/// <param name="Measurement">The measurement's name.</param>
/// <param name="Title">Its name in words.</param>
/// <param name="Unit"><c>mm</c> or <c>degrees</c>.</param>
/// <param name="Cases">The cases that have it on both sides.</param>
/// <param name="Undefined">The cases in which the truth has it and the answer does not.</param>
/// <param name="MeanTruth">The mean true value.</param>
/// <param name="MeanAbsoluteError">The mean absolute error.</param>
/// <param name="Bias">The mean error, found less true.</param>
/// <param name="ErrorSd">The errors' population standard deviation about the bias.</param>
/// <param name="MaxAbsoluteError">The largest absolute error.</param>
/// <param name="Coverage95">The share of the true values within their interval; null where no answer has one.</param>
public sealed record MeasurementScore(
    string Measurement,
    string Title,
    string Unit,
    int Cases,
    int Undefined,
    double? MeanTruth,
    double? MeanAbsoluteError,
    double? Bias,
    double? ErrorSd,
    double? MaxAbsoluteError,
    double? Coverage95);

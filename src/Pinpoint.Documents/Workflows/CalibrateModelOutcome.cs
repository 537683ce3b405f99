using Pinpoint.Models;

namespace Pinpoint.Workflows;

/// <summary>A model that knows how far off its answers may be.</summary>
/// <param name="Model">The calibrated model.</param>
/// <param name="ModelFile">The file that it was written to.</param>
/// <param name="Calibration">What it learnt.</param>
/// <param name="Warnings">What is odd but can be lived with, one line each.</param>
public sealed record CalibrateModelOutcome(LandmarkModel Model, string ModelFile, Calibration Calibration, IReadOnlyList<string> Warnings);

namespace Pinpoint.Documents;

/// <summary>How a model was calibrated: <c>pinpoint calibrate --json</c>.</summary>
/// <param name="Model">The model: its path as given, or its name on the server.</param>
/// <param name="Calibration">How its error radii were calibrated.</param>
/// <param name="Warnings">What is odd but can be lived with, one line each.</param>
public sealed record CalibrationDocument(string Model, CalibrationItem Calibration, IReadOnlyList<string> Warnings) : Document("calibration", 1);

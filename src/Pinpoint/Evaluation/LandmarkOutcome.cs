using Pinpoint.Imaging;

namespace Pinpoint.Evaluation;

/// <summary>The result for one landmark of one case.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="Landmark">The landmark's label.</param>
/// <param name="Outcome">Whether it was there and found.</param>
/// <param name="ErrorMm">The radial error in mm; null unless the outcome is a true positive.</param>
/// <param name="BaselineErrorMm">The radial error in mm of the training scans' mean position; null where there is none, or no error.</param>
/// <param name="Status">What the answer says of its position.</param>
/// <param name="Radius95Mm">The radius in mm that the answer claims to hold 95 % of the errors; null where it claims none.</param>
public sealed record LandmarkOutcome(
    string Case, string Landmark, DetectionOutcome Outcome, double? ErrorMm, double? BaselineErrorMm, LandmarkStatus Status, double? Radius95Mm);

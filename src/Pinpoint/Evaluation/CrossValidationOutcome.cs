using Pinpoint.Trust;

namespace Pinpoint.Evaluation;

/// <summary>How a cross-validation ended.</summary>
/// <param name="Pairs">Every case with the answer of the one model that never saw it, judged by what the other folds taught of errors; in the set's
/// order.</param>
/// <param name="Warnings">What was odd but could be lived with, one line each.</param>
/// <param name="Calibration">What every case teaches of the model's errors, to calibrate one that is trained on all cases.</param>
/// <param name="Coverage">How calibrations learnt from the other folds do on each; null where they cannot be learnt.</param>
internal sealed record CrossValidationOutcome(
    IReadOnlyList<CasePair> Pairs,
    IReadOnlyList<string> Warnings,
    CalibrationSet Calibration,
    CoverageByFold? Coverage);

using Pinpoint.Trust;

namespace Pinpoint.Workflows;

/// <summary>How a cross-validation ended.</summary>
/// <param name="Evaluation">The evaluation over all cases, each judged by the model that never saw it.</param>
/// <param name="Coverage">How calibrations learnt from the other folds do on each; null where they cannot be learnt.</param>
/// <param name="CalibrationFile">The file that keeps what every case teaches of errors, to calibrate a model that is trained on all of them.</param>
public sealed record CrossValidateOutcome(EvaluateOutcome Evaluation, CoverageByFold? Coverage, string CalibrationFile);

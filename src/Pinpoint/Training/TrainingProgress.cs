namespace Pinpoint.Training;

/// <summary>How a run stands.</summary>
/// <param name="Stage">The stage: search or refinement.</param>
/// <param name="Step">Steps taken in the stage.</param>
/// <param name="Steps">Steps of the stage, or null where a time budget ends the run.</param>
/// <param name="Share">The share of the stage that is done, 0 .. 1.</param>
/// <param name="Loss">Mean total loss since the last report.</param>
/// <param name="RegressionLoss">Mean regression loss since the last report.</param>
/// <param name="ClassificationLoss">Mean classification loss since the last report.</param>
/// <param name="LearningRate">The learning rate.</param>
/// <param name="ValidationErrorMm">The last mean radial error on the validation scans in mm, if it was measured.</param>
/// <param name="Elapsed">Training time so far, over all resumed parts.</param>
/// <param name="Remaining">An estimate of the stage's time left.</param>
public sealed record TrainingProgress(
    string Stage,
    long Step,
    long? Steps,
    double Share,
    double Loss,
    double RegressionLoss,
    double ClassificationLoss,
    double LearningRate,
    double? ValidationErrorMm,
    TimeSpan Elapsed,
    TimeSpan Remaining);

using Pinpoint.Training;

namespace Pinpoint.Evaluation;

/// <summary>Passes a training's progress on as that of its fold.</summary>
internal sealed class FoldProgress(int fold, int folds, IProgress<CrossValidationProgress>? progress) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => progress?.Report(new CrossValidationProgress(fold, folds, value));
}

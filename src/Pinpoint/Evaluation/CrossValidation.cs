using Pinpoint.Training;

namespace Pinpoint.Evaluation;

/// <summary>Cross-validation: every case is judged once, by a model that was trained without it.</summary>
internal static class CrossValidation
{
    /// <summary>
    /// Trains the folds of a part one after another, each into a folder of its own, and leaves there what it answers for the cases that it held. With the
    /// training's <see cref="TrainingRequest.Resume"/>, folds that were begun go on, and those that are done are left as they are.
    /// </summary>
    /// <param name="request">What to do.</param>
    /// <param name="part">Which folds.</param>
    /// <param name="progress">Told as each training goes.</param>
    /// <param name="cancellationToken">Stops the work; the fold at work keeps its checkpoint.</param>
    /// <returns>The numbers of the part's folds, and of those that were done before.</returns>
    /// <exception cref="PinpointException">Data, plan or output folder are not usable; the message says how to mend it.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static (IReadOnlyList<int> Folds, IReadOnlyList<int> Before) Train(
        CrossValidationRequest request,
        CrossValidationPart part,
        IProgress<CrossValidationProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(part);
        var set = CrossValidationSet.Read(request, cancellationToken);
        foreach (string warning in set.Warnings)
        {
            request.Training.Warn?.Invoke(warning);
        }

        var run = new FoldRun(request, set);
        CrossValidationFold[] own = [.. set.Folds.Where(fold => part.Has(fold.Number))];
        int[] before = [.. own.Where(fold => !run.Finish(fold, progress, cancellationToken)).Select(fold => fold.Number)];
        return ([.. own.Select(fold => fold.Number)], before);
    }

    /// <summary>Trains all folds and joins them.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="progress">Told as each training goes.</param>
    /// <param name="cancellationToken">Stops the work; the fold at work keeps its checkpoint.</param>
    /// <exception cref="PinpointException">Data, plan or output folder are not usable; the message says how to mend it.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static CrossValidationOutcome Run(
        CrossValidationRequest request, IProgress<CrossValidationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Train(request, CrossValidationPart.Whole, progress, cancellationToken);
        return CrossValidationJoin.Of(request.Training.OutputFolder);
    }
}

using Pinpoint.Imaging;
using Pinpoint.Models;

namespace Pinpoint.Training;

/// <summary>
/// Training with scans that nobody labelled: a model learns from the labelled ones, places the landmarks in the others, and the next learns from both, each
/// placed landmark as far as it is trusted. A round that makes the error on the validation scans worse ends it, and the model before it is kept.
/// </summary>
internal static class SelfTraining
{
    /// <summary>The folder of a round within the training's; round 0 learns from the labelled scans alone.</summary>
    public static string RoundFolder(string folder, int round) => Path.Combine(folder, Invariant($"round-{round}"));

    /// <summary>Trains. When cancelled it leaves checkpoints and the model as they stand.</summary>
    /// <param name="request">The training on the labelled scans; its folder receives the model that is kept, and a folder a round.</param>
    /// <param name="scans">The scans without labels.</param>
    /// <param name="rounds">The most rounds after the first training.</param>
    /// <param name="progress">Gives what is told of a round's training; null tells nobody.</param>
    /// <param name="cancellationToken">Stops after the current step.</param>
    /// <exception cref="PinpointException">Data, plan or output folder are not usable.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled while data was read.</exception>
    public static TrainingOutcome Run(
        TrainingRequest request,
        IReadOnlyList<DatasetCase> scans,
        int rounds,
        Func<int, IProgress<TrainingProgress>?> progress,
        CancellationToken cancellationToken = default)
    {
        using var held = FolderLock.Take(request.OutputFolder, "a training");
        TrainingOutcome kept = Round(request, 0, progress, cancellationToken);
        var told = new List<string>();
        int keptRound = 0;
        for (int round = 1; round <= rounds && kept.Completed; round++)
        {
            var labels = PseudoLabels.Of(
                kept.Model, scans, Path.Combine(RoundFolder(request.OutputFolder, round), "landmarks"), request.Threads, cancellationToken);
            told.AddRange(labels.LeftOut);
            if (labels.Placed == 0)
            {
                told.Add(Invariant($"round {round}: none of the {scans.Count} unlabelled scans can be learnt from"));
                break;
            }

            IReadOnlyList<string> validation = kept.Model.Provenance.ValidationCases;
            TrainingOutcome outcome = Round(
                request with
                {
                    Data = request.Data.With(labels.Cases),
                    PlacedWeights = labels.Weights,
                    Landmarks = kept.Model.LandmarkNames,
                    Validation = validation.Count > 0 ? new ValidationChoice(0, validation) : new ValidationChoice(0),
                    Examine = false,
                    Warn = null,
                },
                round,
                progress,
                cancellationToken);
            string learnt = Invariant($"round {round}: {labels.Placed} landmarks placed in {labels.Cases.Count} of {scans.Count} unlabelled scans");
            if (!outcome.Completed)
            {
                kept = outcome with { Model = kept.Model, ModelPath = kept.ModelPath };
                told.Add($"{learnt}; interrupted, so that the model of the round before stands");
                break;
            }

            var (before, after) = (kept.Model.Provenance.ValidationErrorMm, outcome.Model.Provenance.ValidationErrorMm);
            if (before is { } old && after is { } error)
            {
                string verdict = error > old ? ", so that the model before it is kept" : "";
                told.Add(Invariant($"{learnt}; validation error {old:0.000} mm before and {error:0.000} after{verdict}"));
                if (error > old)
                {
                    break;
                }
            }
            else
            {
                told.Add($"{learnt}; no validation scans: whether the round helped is not known");
            }

            (kept, keptRound) = (outcome, round);
        }

        return Keep(request, kept, keptRound, told);
    }

    private static TrainingOutcome Round(
        TrainingRequest request, int round, Func<int, IProgress<TrainingProgress>?> progress, CancellationToken cancellationToken)
    {
        string folder = RoundFolder(request.OutputFolder, round);
        return TrainingRun.Run(
            request with { OutputFolder = folder, Resume = request.Resume && File.Exists(new TrainingFolder(folder).Checkpoint) },
            progress(round),
            cancellationToken);
    }

    // The files of the round that is kept, where a training without rounds has them.
    private static TrainingOutcome Keep(TrainingRequest request, TrainingOutcome kept, int round, IReadOnlyList<string> told)
    {
        var target = new TrainingFolder(request.OutputFolder);
        var source = new TrainingFolder(RoundFolder(request.OutputFolder, round));
        ModelFile.Save(target.Model, kept.Model);
        AtomicFile.WriteText(target.Plan, PlanJson.Write(source.ReadPlan()));
        return kept with { ModelPath = target.Model, Warnings = [.. kept.Warnings, .. told] };
    }
}

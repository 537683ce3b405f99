using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Training;

namespace Pinpoint.Research.Experiments;

/// <summary>The training of a model of an experiment, which goes on where it was stopped.</summary>
internal static class PaperTraining
{
    /// <summary>The model of a finished training; null where it has yet to be trained.</summary>
    /// <exception cref="PinpointException">The model is damaged.</exception>
    public static LandmarkModel? Find(string path)
    {
        var folder = new TrainingFolder(path);

        // A finished training needs no checkpoint, and these would fill the disk.
        return File.Exists(folder.Model) && !File.Exists(folder.Checkpoint) ? ModelFile.Load(folder.Model) : null;
    }

    /// <summary>Trains a model.</summary>
    /// <param name="path">The folder of the training.</param>
    /// <param name="model">The model.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="all">The landmarks of a model that is of no one landmark.</param>
    /// <param name="data">The data; cases marked <c>test</c> are not trained on.</param>
    /// <param name="threads">Threads to work with; null takes one per core.</param>
    /// <param name="progress">Is told how the training stands.</param>
    /// <param name="cancellationToken">Stops the training, which keeps its checkpoint.</param>
    /// <exception cref="PinpointException">Something in the folder or the data is damaged, or cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static LandmarkModel Run(
        string path,
        PaperModel model,
        ulong seed,
        IReadOnlyList<string> all,
        Dataset data,
        int? threads,
        IProgress<ExperimentProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(model);
        var folder = new TrainingFolder(path);
        var request = new TrainingRequest
        {
            Data = data,
            OutputFolder = folder.Path,
            Plan = model.Plan with { Seed = seed },
            Landmarks = model.Landmark is { } landmark ? [landmark] : all,

            // The paper trains on its whole training set; the presets of ours keep a tenth of it to choose the weights by.
            Validation = model.Plan.ChooseByValidation ? ValidationChoice.Default : new ValidationChoice(0),
            Resume = File.Exists(folder.Checkpoint),
            Threads = threads,
        };
        TrainingOutcome outcome = TrainingRun.Run(request, new Steps($"{model.Name} seed {seed}: ", progress), cancellationToken);
        if (!outcome.Completed)
        {
            throw new OperationCanceledException(cancellationToken);
        }

        File.Delete(folder.Checkpoint);
        return outcome.Model;
    }

    private sealed class Steps(string work, IProgress<ExperimentProgress>? progress) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => progress?.Report(new ExperimentProgress(work, value));
    }
}

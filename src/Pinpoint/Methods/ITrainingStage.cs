using Pinpoint.Networks;

namespace Pinpoint.Methods;

/// <summary>One network's training within a run: it takes steps and can be saved and restored through its trainer.</summary>
internal interface ITrainingStage : IDisposable
{
    /// <summary>The stage's name in the log.</summary>
    string Name { get; }

    /// <summary>Steps of the whole stage, where no time budget ends it.</summary>
    long Steps { get; }

    /// <summary>The optimiser.</summary>
    NetworkTrainer Trainer { get; }

    /// <summary>Takes one step.</summary>
    /// <param name="progress">How far the stage has come, 0 .. 1.</param>
    StepLosses TakeStep(double progress);

    /// <summary>The learning rate at a progress of 0 .. 1.</summary>
    double LearningRateAt(double progress);

    /// <summary>The network as it would predict now.</summary>
    PatchNetwork CurrentNetwork();

    /// <summary>All that a checkpoint must hold to go on from here.</summary>
    IReadOnlyList<SafetensorsTensor> ExportState() => Trainer.ExportState();

    /// <summary>Takes over a state that <see cref="ExportState"/> gave; other tensors of the file are ignored.</summary>
    /// <param name="state">The checkpoint.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <exception cref="BadInputException">A tensor is missing or does not fit.</exception>
    void ImportState(SafetensorsFile state, string path) => Trainer.ImportState(state);
}

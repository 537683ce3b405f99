using Pinpoint.Networks;

namespace Pinpoint.Training;

/// <summary>One network's training within a run: it takes steps and can be saved and restored through its trainer.</summary>
internal interface ITrainingStage : IDisposable
{
    /// <summary>The stage's name in the log.</summary>
    string Name { get; }

    /// <summary>Steps of the whole stage, where no time budget ends it.</summary>
    long Steps { get; }

    /// <summary>The optimiser, whose state a checkpoint holds.</summary>
    NetworkTrainer Trainer { get; }

    /// <summary>Takes one step.</summary>
    /// <param name="progress">How far the stage has come, 0 .. 1.</param>
    StepLosses TakeStep(double progress);

    /// <summary>The learning rate at a progress of 0 .. 1.</summary>
    double LearningRateAt(double progress);

    /// <summary>The network as it would predict now.</summary>
    PatchNetwork CurrentNetwork();
}

using Pinpoint.Models;
using Pinpoint.Networks;

namespace Pinpoint.Training;

/// <summary>Checkpoints as files.</summary>
internal static class CheckpointFile
{
    /// <summary>Writes a checkpoint, whole or not at all.</summary>
    public static void Save(string path, Checkpoint checkpoint, NetworkTrainer trainer) => throw new NotSupportedException(path);

    /// <summary>Restores the trainer and gives the rest.</summary>
    public static Checkpoint Load(string path, NetworkTrainer trainer, string fingerprint, TrainingPlan plan) => throw new NotSupportedException(path);
}

namespace Pinpoint.Training;

/// <summary>The files of a run's folder.</summary>
/// <param name="Path">The folder.</param>
public sealed record TrainingFolder(string Path)
{
    /// <summary>The trained model.</summary>
    public string Model => System.IO.Path.Combine(Path, "model.safetensors");

    /// <summary>The plan that was followed, every value filled in.</summary>
    public string Plan => System.IO.Path.Combine(Path, "plan.json");

    /// <summary>The log: one JSON object a line.</summary>
    public string Log => System.IO.Path.Combine(Path, "training.jsonl");

    /// <summary>Everything that resuming needs.</summary>
    public string Checkpoint => System.IO.Path.Combine(Path, "checkpoint.safetensors");
}

using Pinpoint.Models;

namespace Pinpoint.Training;

/// <summary>The files of a run's folder.</summary>
/// <param name="Path">The folder.</param>
internal sealed record TrainingFolder(string Path)
{
    /// <summary>The trained model.</summary>
    public string Model => System.IO.Path.Combine(Path, "model.safetensors");

    /// <summary>The plan that was followed, every value filled in.</summary>
    public string Plan => System.IO.Path.Combine(Path, "plan.json");

    /// <summary>The log: one JSON object a line.</summary>
    public string Log => System.IO.Path.Combine(Path, "training.jsonl");

    /// <summary>Everything that resuming needs.</summary>
    public string Checkpoint => System.IO.Path.Combine(Path, "checkpoint.safetensors");

    /// <summary>Reads the plan back.</summary>
    /// <exception cref="BadInputException">There is none, or it is damaged.</exception>
    public TrainingPlan ReadPlan()
    {
        const int LargestBytes = 1 << 20;
        try
        {
            string text = InputFile.ReadText(Plan, LargestBytes)
                ?? throw new BadInputException(Plan, null, "is too large for a plan; give the folder of a 'pinpoint train'");
            return PlanJson.ReadStored(text, Plan);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(Plan, null, "cannot be read; give the folder of a 'pinpoint train', and check the rights to it", exception);
        }
    }
}

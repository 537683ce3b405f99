namespace Pinpoint.Evaluation;

/// <summary>Where an evaluation comes from.</summary>
/// <param name="Command">The command line that made it.</param>
/// <param name="Written">When it was made.</param>
public sealed record EvaluationProvenance(string Command, DateTimeOffset Written)
{
    /// <summary>The version of this software that made it.</summary>
    public string ToolVersion { get; init; } = Models.ToolVersion.Text;

    /// <summary>The model's file; null for the models of a cross-validation.</summary>
    public string? Model { get; init; }

    /// <summary>The data set, as it was given.</summary>
    public string? Data { get; init; }

    /// <summary>The plan that the model was trained by, in short; null where there were several models.</summary>
    public string? Training { get; init; }

    /// <summary>The fingerprint of the data that the model was trained on; null where there were several models.</summary>
    public string? TrainingFingerprint { get; init; }
}

using Pinpoint.Evaluation;
using Pinpoint.Models;

namespace Pinpoint.Cli.Output;

/// <summary>Where the evaluation of one model comes from.</summary>
internal static class ModelOrigin
{
    public static EvaluationProvenance Of(LandmarkModel model, string modelFile, string data, string command) => new(command, DateTimeOffset.UtcNow)
    {
        Model = modelFile,
        Data = data,
        Training = $"preset {model.Plan.Preset}, seed {model.Plan.Seed}, {model.Provenance.Steps} steps on {model.Provenance.TrainingCases.Count} scans",
        TrainingFingerprint = model.Provenance.DataFingerprint,
    };
}

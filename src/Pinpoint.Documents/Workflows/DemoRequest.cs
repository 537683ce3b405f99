using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>A scan whose landmarks are known, such as a phantom, to show what a model does with it.</summary>
/// <param name="Predictor">The model.</param>
/// <param name="Volume">The scan.</param>
/// <param name="Truth">Its landmarks.</param>
/// <param name="OutputFolder">The folder that receives scan, truth, answer, planes and report.</param>
public sealed record DemoRequest(Predictor Predictor, Volume Volume, LandmarkSet Truth, string OutputFolder)
{
    /// <summary>The model's name, for messages.</summary>
    public string ModelName { get; init; } = "";

    /// <summary>The command that the report is said to come from.</summary>
    public string Command { get; init; } = "";
}

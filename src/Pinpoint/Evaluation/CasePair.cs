using Pinpoint.Imaging;

namespace Pinpoint.Evaluation;

/// <summary>The truth and the answer for one scan.</summary>
/// <param name="CaseName">The case's name, unique within an evaluation.</param>
/// <param name="Truth">The landmarks marked by hand, in LPS mm.</param>
/// <param name="Predicted">The landmarks found, in LPS mm.</param>
/// <param name="Seconds">The time that finding them took.</param>
public sealed record CasePair(string CaseName, LandmarkSet Truth, LandmarkSet Predicted, double Seconds)
{
    /// <summary>What knowing nothing of the scan would answer: the mean positions of the scans that this case's model was trained on, in LPS mm.</summary>
    public LandmarkSet? Baseline { get; init; }
}

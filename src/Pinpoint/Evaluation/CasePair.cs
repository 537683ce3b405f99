using Pinpoint.Imaging;
using Pinpoint.Localization;

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

    /// <summary>The whole answer behind <see cref="Predicted"/>, with its evidence and the verdict on the scan; null where only positions are known.</summary>
    public LocalizationResult? Answer { get; init; }

    /// <summary>What is odd about the case's files, one line each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The same pair, its answer judged by a calibration.</summary>
    /// <exception cref="InvalidOperationException">The pair has no answer, or one that was judged already.</exception>
    public CasePair JudgedBy(Models.Calibration calibration)
    {
        LocalizationResult judged = (Answer ?? throw new InvalidOperationException("The pair has no answer to judge.")).JudgedBy(calibration);
        return this with { Predicted = judged.Landmarks, Answer = judged };
    }
}

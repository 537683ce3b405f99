using Pinpoint.Imaging;
using Pinpoint.Methods;
using Pinpoint.Models;

namespace Pinpoint.Localization;

/// <summary>What a search found.</summary>
/// <param name="Landmarks">The landmarks in LPS mm, in the scan's own world space.</param>
/// <param name="SpreadMm">Per landmark, the root mean square distance in mm of the starts' ends from their combination.</param>
/// <param name="Passes">Patch stacks that went through the network.</param>
public sealed record LocalizationResult(LandmarkSet Landmarks, IReadOnlyList<double> SpreadMm, int Passes)
{
    /// <summary>The way of every start, in the coordinates of <see cref="Frame"/>.</summary>
    internal IReadOnlyList<StartPath> Paths { get; init; } = [];

    /// <summary>Per landmark, what speaks for and against its place.</summary>
    public IReadOnlyList<LandmarkEvidence> Evidence { get; init; } = [];

    /// <summary>What speaks for and against the whole scan's being like the training set.</summary>
    public CaseEvidence CaseEvidence { get; init; } = new();

    /// <summary>Whether the scan is like the training set.</summary>
    public CaseVerdict Verdict { get; init; } = CaseVerdict.Accepted;

    /// <summary>The side that was seen, on which the answer is given; null where the model knows one side only.</summary>
    public SideAnswer? Side { get; init; }

    /// <summary>
    /// The intensity of the fill outside the scanned field that was set aside; null where there is none, or the scan was not at hand as a volume.
    /// </summary>
    public double? FillValue { get; init; }

    /// <summary>The share of the voxels that are fill, 0 to 1.</summary>
    public double FillShare { get; init; }

    /// <summary>
    /// What is wrong with the model, what was set aside of the scan's intensities, and that its side is uncertain, one line each; empty for most models and
    /// scans.
    /// </summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>
    /// The space whose states <see cref="Paths"/> holds, and where its coordinates lie in the world; null where a result was put together without a search.
    /// </summary>
    internal SearchFrame? Frame { get; init; }

    /// <summary>The same answer, with what was set aside of the scan that it is about.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="model">The model that gave the answer.</param>
    internal LocalizationResult AboutScan(Scan scan, LandmarkModel model)
    {
        var ordinary = scan.Ordinary();
        string[] hidden = model.DarkEndFor(scan) is { } dark
            ? [Invariant($"fill hides the scan's dark voxels; its dark end was taken from the training scans: {dark:0.####}")]
            : [];
        return this with
        {
            FillValue = ordinary.FillValue,
            FillShare = ordinary.FillShare,
            Warnings = [.. model.Warnings, .. ordinary.Notes, .. hidden, .. Warnings],
        };
    }

    /// <summary>The way of every start in the world, worked out anew at each call; empty without a <see cref="Frame"/>.</summary>
    public IReadOnlyList<WorldPath> WorldPaths() => Frame is null ? [] : [.. Paths.Select(Frame.InWorld)];

    /// <summary>
    /// The same answer of a model without calibration, judged by one. Places stay as they are: a landmark that the calibrated model would have let fall back is
    /// uncertain. The scan's mirror images are not
    /// looked at, for the scan is not at hand.
    /// </summary>
    /// <param name="calibration">The calibration.</param>
    /// <exception cref="InvalidOperationException">The answer was judged by a calibration already, which took a landmark for missing.</exception>
    public LocalizationResult JudgedBy(Models.Calibration calibration)
    {
        CaseVerdict verdict = CaseJudge.Judge(calibration, CaseEvidence);
        return this with
        {
            Landmarks = ErrorDraws.Attach(calibration, SideAnswer.Judge(Side, new LandmarkSet(Landmarks.Select((landmark, i) => LandmarkJudge.Judge(
                calibration,
                landmark.Name,
                i,
                landmark.Position ?? throw new InvalidOperationException($"Landmark '{landmark.Name}' has no position left to judge."),
                Evidence[i],
                verdict,
                landmark.Status != LandmarkStatus.OutsideScan))))),
            Verdict = verdict,
        };
    }
}

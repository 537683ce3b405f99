using Pinpoint.Imaging;

namespace Pinpoint.Localization;

/// <summary>The side that a model of both sides saw in a scan.</summary>
/// <param name="IsMirrored">Whether it is the mirror image of the side on which the model was trained.</param>
/// <param name="Side">The side's name, where the training set's manifest named sides; null elsewhere.</param>
/// <param name="Margin">
/// How much more usual the scan looks on this side than on the other: 0 where both look alike, 1 where each landmark looks better here by each measure.
/// </param>
public sealed record SideAnswer(bool IsMirrored, BodySide? Side, double Margin)
{
    /// <summary>
    /// Sides whose margin is below this are not to be trusted: most searches that led nowhere stay below it, all others above (docs/results/field.md).
    /// </summary>
    public const double UncertainBelow = 0.4;

    /// <summary>Whether the scan looks much the same on both sides.</summary>
    public bool IsUncertain => Margin < UncertainBelow;

    /// <summary>What there is to warn of, in one line; null where the side is clear.</summary>
    public string? Warning =>
        IsUncertain ? Invariant($"the side is uncertain (margin {Margin:0.00}), for the scan looks much the same on both; look at the landmarks") : null;

    /// <summary>The landmarks of the answer: none is defined where the side is uncertain.</summary>
    internal static LandmarkSet Judge(SideAnswer? side, LandmarkSet landmarks) => side is { IsUncertain: true }
        ? new LandmarkSet(
            landmarks.Select(landmark => landmark.Status == LandmarkStatus.Defined ? landmark with { Status = LandmarkStatus.Uncertain } : landmark))
        {
            Warnings = landmarks.Warnings,
        }
        : landmarks;
}

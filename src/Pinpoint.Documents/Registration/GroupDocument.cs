namespace Pinpoint.Documents;

/// <summary>How a cohort was laid on its mean shape: <c>pinpoint register --to-mean --json</c>, and the file <c>group.json</c>.</summary>
/// <param name="Transform"><c>rigid</c>, <c>similarity</c>, <c>affine</c> or <c>thin-plate-spline</c>.</param>
/// <param name="MeanShape">The mean shape, in LPS mm.</param>
/// <param name="Bodies">The scans of the cohort, on the mean shape.</param>
/// <param name="LeftOutLandmarks">The names of landmarks that have no part in this, for some scan lacks them.</param>
/// <param name="Files">All files that were written.</param>
/// <param name="Warnings">What is odd but can be lived with, one line each.</param>
public sealed record GroupDocument(
    string Transform,
    IReadOnlyList<LandmarkItem> MeanShape,
    IReadOnlyList<GroupBodyItem> Bodies,
    IReadOnlyList<string> LeftOutLandmarks,
    IReadOnlyList<string> Files,
    IReadOnlyList<string> Warnings) : Document("group_registration", 1);

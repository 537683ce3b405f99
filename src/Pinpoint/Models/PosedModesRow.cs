using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Models;

/// <summary>Pose apart from the modes of aligned shapes.</summary>
internal sealed class PosedModesRow : ISearchSpaceRow
{
    /// <inheritdoc/>
    public ISearchSpace Learn(TrainingPlan plan, IReadOnlyList<double[]> shapes, IReadOnlyList<VolumeSize> sizes, ShapePriorChoice prior) =>
        SearchSpaceBuilder.PosedModes(shapes, new ModeSelection(plan.Modes, plan.ExplainedVariance), prior);

    /// <inheritdoc/>
    public SearchSpaceFacts FactsOf(ISearchSpace space)
    {
        var posed = (PosedModeSpace)space;
        return SearchSpaces.FactsOf(posed.Prior, posed.Sigmas) with { Pose = posed.Pose };
    }

    /// <inheritdoc/>
    public ISearchSpace Read(StoredSpace stored)
    {
        IShapePrior prior = stored.ReadPrior();
        return stored.Facts.Pose is { Translation: > 0, Rotation: > 0, LogScale: > 0 } pose
            && new[] { pose.MeanX, pose.MeanY, pose.MeanZ, pose.Translation, pose.Rotation, pose.LogScale }.All(StoredSpace.IsSound)
            ? new PosedModeSpace(prior, pose, stored.Facts.Sigmas)
            : throw stored.Contradiction();
    }

    /// <inheritdoc/>
    public string Reason(int landmarks) => "three landmarks and more settle a pose, which is searched apart from the shape";
}

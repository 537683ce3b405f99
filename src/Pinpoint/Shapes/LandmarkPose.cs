namespace Pinpoint.Shapes;

/// <summary>The pose of placed landmarks: the frame in which the refinement looks at them.</summary>
internal static class LandmarkPose
{
    /// <summary>The pose of the state nearest to the landmarks (grid voxels from the centre); the identity where the space knows no pose.</summary>
    public static Similarity Of(ISearchSpace space, ReadOnlySpan<double> landmarks)
    {
        ArgumentNullException.ThrowIfNull(space);
        if (space.Pose is null)
        {
            return Similarity.Identity;
        }

        Span<double> state = stackalloc double[space.Dimension];
        space.Fit(landmarks, state);
        return space.PoseOf(state);
    }
}

namespace Pinpoint.Shapes;

/// <summary>Builds search spaces from the landmarks of a training set.</summary>
internal static class SearchSpaceBuilder
{
    // A training set whose scans were aligned beforehand must not teach that poses never differ: the search needs some room.
    private const double LeastRotation = 5 * Math.PI / 180;
    private const double LeastLogScale = 0.03;
    private const double LeastTranslationShare = 0.02;

    /// <summary>The modes of raw coordinates (the paper's PIN-Multiple).</summary>
    /// <param name="shapes">One shape a subject, in grid voxels from the grid's centre.</param>
    /// <param name="selection">How many modes to keep.</param>
    /// <param name="whitened">Whether the network's unit is a mode's standard deviation.</param>
    /// <param name="prior">The shape prior; null: principal components.</param>
    /// <exception cref="BadInputException">There are too few subjects.</exception>
    public static ModeSpace Modes(IReadOnlyList<double[]> shapes, ModeSelection selection, bool whitened, ShapePriorChoice? prior = null) =>
        new(ShapePriors.Build(shapes, selection, prior ?? ShapePriorChoice.Pca), whitened);

    /// <summary>Pose apart from the modes of aligned shapes.</summary>
    /// <param name="shapes">One shape a subject, of at least three landmarks, in grid voxels from the grid's centre.</param>
    /// <param name="selection">How many modes to keep.</param>
    /// <param name="prior">The shape prior; null: principal components.</param>
    /// <exception cref="BadInputException">There are too few subjects or landmarks.</exception>
    public static PosedModeSpace PosedModes(IReadOnlyList<double[]> shapes, ModeSelection selection, ShapePriorChoice? prior = null)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        if (shapes.Count == 0 || shapes[0].Length < 9)
        {
            throw new BadInputException("A pose needs at least three landmarks; use the search space 'modes', or 'position' for one landmark.");
        }

        double[] mean = Procrustes.MeanShape(shapes);
        Similarity[] poses = [.. shapes.Select(shape => Procrustes.Align(mean, shape))];
        prior ??= ShapePriorChoice.Pca;
        IShapePrior learnt = ShapePriors.Build([.. shapes.Select((shape, i) => Unposed(shape, poses[i]))], selection, prior);
        double radius = Math.Sqrt(mean.Sum(value => value * value) / (mean.Length / 3.0));
        double x = poses.Average(pose => pose.X);
        double y = poses.Average(pose => pose.Y);
        double z = poses.Average(pose => pose.Z);
        double translation = Math.Sqrt(poses.Average(pose => Square(pose.X - x) + Square(pose.Y - y) + Square(pose.Z - z)) / 3);
        double rotation = Math.Sqrt(poses.Average(pose => SquareOf(pose.Rotation.ToVector())) / 3);

        // One giant among many is far out in standard deviations, and yet a size that guesses and starts must reach.
        double scale = Math.Max(
            Math.Sqrt(poses.Average(pose => Square(Math.Log(pose.Scale)))), poses.Max(pose => Math.Abs(Math.Log(pose.Scale))) / PosedModeSpace.UsualSigmas);
        var spread = new PoseSpread(
            x, y, z, Math.Max(translation, LeastTranslationShare * radius), Math.Max(rotation, LeastRotation), Math.Max(scale, LeastLogScale));
        return new PosedModeSpace(learnt, ShapePriors.Of(prior).Widen(spread, shapes.Count, radius));
    }

    private static double[] Unposed(double[] shape, in Similarity pose)
    {
        double[] result = new double[shape.Length];
        pose.ApplyInverse(shape, result);
        return result;
    }

    private static double Square(double value) => value * value;

    private static double SquareOf((double X, double Y, double Z) vector) => Square(vector.X) + Square(vector.Y) + Square(vector.Z);
}

using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Shapes;

namespace Pinpoint.Export;

/// <summary>
/// A search space with every number in it, and the states in which the search starts, so that another program needs neither our tensors nor our
/// random numbers. All three kinds of space have one form: a state is a pose (7 numbers, where there is one), then b, and the shape is
/// <c>Mean + sum of b_k Modes_k</c>, bent by the hidden units of an autoencoder where there are any, in grid voxels.
/// </summary>
internal sealed record ExportedSpace
{
    /// <summary>Whether a state begins with position x, y, z (grid voxels), rotation vector x, y, z (radians) and log scale.</summary>
    public required bool HasPose { get; init; }

    /// <summary>The mean shape <c>[landmarks][3]</c>; zeros for one landmark's position.</summary>
    public required IReadOnlyList<double[]> Mean { get; init; }

    /// <summary>What one unit of each b adds to the shape <c>[modes][landmarks][3]</c>; the axes for one landmark's position.</summary>
    public required IReadOnlyList<IReadOnlyList<double[]>> Modes { get; init; }

    /// <summary>The hidden units that bend the shapes; null without an autoencoder.</summary>
    public ExportedHiddenUnits? Hidden { get; init; }

    /// <summary>The largest |b| <c>[modes]</c>; null for one landmark's position, which may go anywhere.</summary>
    public IReadOnlyList<double>? Limits { get; init; }

    /// <summary>What one unit of the network's displacements is in the state's own units <c>[n_o]</c>.</summary>
    public required IReadOnlyList<double> Units { get; init; }

    /// <summary>The states in which the search starts <c>[starts][n_o]</c>; null where they depend on the scan's size.</summary>
    public IReadOnlyList<double[]>? Starts { get; init; }

    /// <summary>The states in which the search for one landmark starts, as shares of the grid's size <c>[starts][3]</c>; null for other spaces.</summary>
    public IReadOnlyList<double[]>? StartShares { get; init; }

    public static ExportedSpace Of(LandmarkModel model)
    {
        IReadOnlyList<double[]> starts = StartStates.Of(model.Plan, model.Space, new VolumeSize(1, 1, 1));
        return model.Space switch
        {
            PositionSpace position => new ExportedSpace
            {
                HasPose = false,
                Mean = [[0, 0, 0]],
                Modes = [[[1, 0, 0]], [[0, 1, 0]], [[0, 0, 1]]],
                Units = [position.Unit, position.Unit, position.Unit],
                StartShares = starts,
            },
            PosedModeSpace posed => OfPosed(posed, starts),
            ModeSpace modes => OfModes(modes, starts),
            _ => throw new ArgumentException($"{model.Space.GetType().Name} has no exported form.", nameof(model)),
        };
    }

    private static ExportedSpace OfPosed(PosedModeSpace space, IReadOnlyList<double[]> starts)
    {
        double[] deviations = DeviationsOf(space.Model);
        PoseSpread pose = space.Pose;
        return new ExportedSpace
        {
            HasPose = true,
            Mean = MeanOf(space.Prior),
            Hidden = ExportedHiddenUnits.Of(space.Prior, deviations),
            Modes = [.. deviations.Select((deviation, mode) => PointsOf(space.Model.Mode(mode), deviation))],
            Limits = [.. deviations.Select(_ => space.Sigmas)],
            Units = [pose.Translation, pose.Translation, pose.Translation, pose.Rotation, pose.Rotation, pose.Rotation, pose.LogScale, .. deviations.Select(_ => 1.0)],
            Starts = starts,
        };
    }

    private static ExportedSpace OfModes(ModeSpace space, IReadOnlyList<double[]> starts)
    {
        double[] deviations = DeviationsOf(space.Model);
        return new ExportedSpace
        {
            HasPose = false,
            Mean = MeanOf(space.Prior),
            Hidden = ExportedHiddenUnits.Of(space.Prior, [.. deviations.Select(_ => 1.0)]),
            Modes = [.. deviations.Select((_, mode) => PointsOf(space.Model.Mode(mode), 1))],
            Limits = [.. deviations.Select(deviation => space.Sigmas * deviation)],
            Units = [.. deviations.Select(deviation => space.Whitened ? deviation : 1)],
            Starts = starts,
        };
    }

    private static double[] DeviationsOf(ShapeModel model) => [.. model.Variances.ToArray().Select(Math.Sqrt)];

    // At right angles to the modes, an autoencoder's offset changes no coordinate of a shape: it goes into the mean.
    private static double[][] MeanOf(IShapePrior prior)
    {
        double[] mean = prior.Linear.Mean.ToArray();
        if (prior is ShapeAutoencoder bent)
        {
            System.Numerics.Tensors.TensorPrimitives.Add(mean, bent.Offset, mean);
        }

        return PointsOf(mean, 1);
    }

    private static double[][] PointsOf(ReadOnlySpan<double> coordinates, double factor) =>
        [.. coordinates.ToArray().Select(value => value * factor).Chunk(3)];
}

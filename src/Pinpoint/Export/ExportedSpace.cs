using Pinpoint.Imaging;
using Pinpoint.Methods;
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
        ISearchSpace space = model.Space;
        CoordinateUnits units = space.Units;
        var sizeless = new VolumeSize(1, 1, 1);
        IReadOnlyList<double[]> starts = StartStates.Of(model.Plan, space, sizeless);
        bool startsByRule = space.StartsIn(sizeless) is not null;
        return new ExportedSpace
        {
            HasPose = space.Pose is not null,
            Mean = space.Prior is { } prior ? MeanOf(prior) : [[0, 0, 0]],
            Hidden = space.Prior is { } bent ? ExportedHiddenUnits.Of(bent, units.Modes) : null,
            Modes = space.Prior is { } shapes
                ? [.. units.Modes.Select((unit, mode) => PointsOf(shapes.Linear.Mode(mode), unit))]
                : [[[1, 0, 0]], [[0, 1, 0]], [[0, 0, 1]]],
            Limits = units.Limits,
            Units = units.Network,
            Starts = startsByRule ? null : starts,
            StartShares = startsByRule ? starts : null,
        };
    }

    // At right angles to the modes, the offset of a bend changes no coordinate of a shape: it goes into the mean.
    private static double[][] MeanOf(IShapePrior prior)
    {
        double[] mean = prior.Linear.Mean.ToArray();
        if (prior.Bend is { } bend)
        {
            System.Numerics.Tensors.TensorPrimitives.Add(mean, bend.Offset, mean);
        }

        return PointsOf(mean, 1);
    }

    private static double[][] PointsOf(ReadOnlySpan<double> coordinates, double factor) =>
        [.. coordinates.ToArray().Select(value => value * factor).Chunk(3)];
}

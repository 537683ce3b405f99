using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Shapes;

namespace Pinpoint.Export;

/// <summary>
/// A search space with every number in it, and the states in which the search starts, so that another program needs neither our tensors nor our
/// random numbers. Coordinates are grid voxels from the grid's centre.
/// </summary>
internal sealed record ExportedSpace
{
    /// <summary>The largest |b| of a mode in standard deviations; 0 for one landmark's position.</summary>
    public required double Sigmas { get; init; }

    /// <summary>The unit of the network's displacements in grid voxels; 0 for other spaces than one landmark's position.</summary>
    public required double Unit { get; init; }

    /// <summary>The spread of the poses; null for spaces without pose.</summary>
    public PoseSpread? Pose { get; init; }

    /// <summary>The mean landmarks <c>[3 * landmarks]</c>.</summary>
    public required IReadOnlyList<double> Mean { get; init; }

    /// <summary>The modes <c>[modes][3 * landmarks]</c>; null for one landmark's position.</summary>
    public IReadOnlyList<IReadOnlyList<double>>? Modes { get; init; }

    /// <summary>The variance of each mode; null for one landmark's position.</summary>
    public IReadOnlyList<double>? Variances { get; init; }

    /// <summary>The states in which the search starts <c>[starts][n_o]</c>; null where they depend on the scan's size.</summary>
    public IReadOnlyList<double[]>? Starts { get; init; }

    /// <summary>The states in which the search for one landmark starts, as shares of the grid's size <c>[starts][3]</c>; null for other spaces.</summary>
    public IReadOnlyList<double[]>? StartShares { get; init; }

    public static ExportedSpace Of(LandmarkModel model)
    {
        SearchSpaceFacts facts = SearchSpaceTensors.FactsOf(model.Space);
        IReadOnlyList<double[]> starts = StartStates.Of(model.Plan, model.Space, new VolumeSize(1, 1, 1));
        if (model.Space is PositionSpace position)
        {
            double[] mean = new double[position.Dimension];
            position.WriteMean(mean);
            return new ExportedSpace { Sigmas = facts.Sigmas, Unit = facts.Unit, Mean = mean, StartShares = starts };
        }

        ShapeModel shape = model.Space is PosedModeSpace posed ? posed.Model : ((ModeSpace)model.Space).Model;
        return new ExportedSpace
        {
            Sigmas = facts.Sigmas,
            Unit = facts.Unit,
            Pose = facts.Pose,
            Mean = shape.Mean.ToArray(),
            Modes = [.. Enumerable.Range(0, shape.ModeCount).Select(mode => shape.Mode(mode).ToArray())],
            Variances = shape.Variances.ToArray(),
            Starts = starts,
        };
    }
}

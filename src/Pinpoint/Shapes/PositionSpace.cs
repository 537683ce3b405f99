using Pinpoint.Imaging;

namespace Pinpoint.Shapes;

/// <summary>The space of PIN-Single: the state is the landmark's own position (paper, section 2.2).</summary>
internal sealed class PositionSpace : ISearchSpace
{
    private readonly double[] _mean;
    private readonly double[] _spread;

    /// <summary>Creates the space.</summary>
    /// <param name="mean">The landmark's mean position, <c>[3]</c>, in grid voxels from the centre.</param>
    /// <param name="reach">The largest displacement drawn along each axis, <c>[3]</c>, in grid voxels.</param>
    /// <param name="unit">Grid voxels per unit of the network's output; 1 in the paper.</param>
    public PositionSpace(double[] mean, double[] reach, double unit)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(reach);
        _mean = mean;
        Reach = reach;
        Unit = unit;
        _spread = [.. reach.Select(voxels => voxels / unit)];
    }

    /// <summary>The largest displacement drawn along each axis, in grid voxels.</summary>
    public IReadOnlyList<double> Reach { get; }

    /// <summary>Grid voxels per unit of the network's output.</summary>
    public double Unit { get; }

    /// <inheritdoc/>
    public double Sigmas => 1;

    /// <inheritdoc/>
    public int PoseCoordinates => Dimension;

    /// <inheritdoc/>
    public PoseSpread? Pose => null;

    /// <inheritdoc/>
    public IShapePrior? Prior => null;

    /// <inheritdoc/>
    public CoordinateUnits Units => new([Unit, Unit, Unit], [], null);

    /// <inheritdoc/>
    public int Dimension => 3;

    /// <inheritdoc/>
    public int LandmarkCount => 1;

    /// <inheritdoc/>
    public ReadOnlySpan<double> Spread => _spread;

    /// <summary>The grid's centre and points a quarter of its size around it: 6 faces, then 12 edges (paper, section 2.2).</summary>
    /// <param name="size">The grid's size.</param>
    public IReadOnlyList<double[]> StartsIn(VolumeSize size)
    {
        var offsets = from z in new[] { 0, -1, 1 }
                      from y in new[] { 0, -1, 1 }
                      from x in new[] { 0, -1, 1 }
                      let edges = Math.Abs(x) + Math.Abs(y) + Math.Abs(z)
                      where edges < 3
                      orderby edges
                      select new double[] { x * size.X / 4.0, y * size.Y / 4.0, z * size.Z / 4.0 };
        return [.. offsets];
    }

    /// <summary>Draws a position from the whole scan (paper, section 2.2).</summary>
    /// <param name="size">The grid's size.</param>
    /// <param name="random">Decides.</param>
    /// <param name="state">Receives the position, <c>[3]</c>.</param>
    public bool TryDrawAnywhere(VolumeSize size, ref SplitMixRandom random, Span<double> state)
    {
        state[0] = random.NextUniform(-0.5, 0.5) * size.X;
        state[1] = random.NextUniform(-0.5, 0.5) * size.Y;
        state[2] = random.NextUniform(-0.5, 0.5) * size.Z;
        return true;
    }

    /// <inheritdoc/>
    public void WriteMean(Span<double> state) => _mean.CopyTo(state);

    /// <inheritdoc/>
    public void Fit(ReadOnlySpan<double> landmarks, Span<double> state) => landmarks.CopyTo(state);

    /// <inheritdoc/>
    public void Place(ReadOnlySpan<double> state, Span<double> landmarks) => state.CopyTo(landmarks);

    /// <inheritdoc/>
    public void Displacement(ReadOnlySpan<double> start, ReadOnlySpan<double> goal, Span<double> displacement)
    {
        for (int axis = 0; axis < 3; axis++)
        {
            displacement[axis] = (goal[axis] - start[axis]) / Unit;
        }
    }

    /// <inheritdoc/>
    public void Move(Span<double> state, ReadOnlySpan<double> displacement)
    {
        for (int axis = 0; axis < 3; axis++)
        {
            state[axis] += displacement[axis] * Unit;
        }
    }

    /// <inheritdoc/>
    public Similarity PoseOf(ReadOnlySpan<double> state) => Similarity.Identity;
}

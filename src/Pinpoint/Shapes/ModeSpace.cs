using Pinpoint.Imaging;

namespace Pinpoint.Shapes;

/// <summary>The space of PIN-Multiple: the state is b, the parameters of a shape prior of raw coordinates (paper, section 2.3).</summary>
internal sealed class ModeSpace : ISearchSpace
{
    private readonly double[] _units;
    private readonly double[] _spread;

    /// <summary>Creates the space.</summary>
    /// <param name="prior">The shape prior, in grid voxels from the centre.</param>
    /// <param name="whitened">Whether the network's unit is a mode's standard deviation, in place of the paper's voxel.</param>
    /// <param name="sigmas">The largest |b| in standard deviations; the paper's is 3.</param>
    public ModeSpace(IShapePrior prior, bool whitened, double sigmas = 3)
    {
        ArgumentNullException.ThrowIfNull(prior);
        Prior = prior;
        ShapeModel model = prior.Linear;
        Whitened = whitened;
        Sigmas = sigmas;
        _units = new double[model.ModeCount];
        _spread = new double[model.ModeCount];
        for (int mode = 0; mode < model.ModeCount; mode++)
        {
            double deviation = Math.Sqrt(model.Variances[mode]);
            _units[mode] = whitened ? deviation : 1;
            _spread[mode] = sigmas * deviation / _units[mode];
        }
    }

    /// <summary>The shapes of the states.</summary>
    public IShapePrior Prior { get; }

    /// <summary>The principal components whose parameters a state is.</summary>
    public ShapeModel Model => Prior.Linear;

    /// <summary>Whether the network's unit is a mode's standard deviation.</summary>
    public bool Whitened { get; }

    /// <summary>The largest |b| in standard deviations.</summary>
    public double Sigmas { get; }

    /// <inheritdoc/>
    public int PoseCoordinates => 0;

    /// <inheritdoc/>
    public PoseSpread? Pose => null;

    /// <inheritdoc/>
    public CoordinateUnits Units => new(_units, [.. _units.Select(_ => 1.0)], [.. Model.Variances.ToArray().Select(variance => Sigmas * Math.Sqrt(variance))]);

    /// <inheritdoc/>
    public int Dimension => Model.ModeCount;

    /// <inheritdoc/>
    public int LandmarkCount => Model.LandmarkCount;

    /// <inheritdoc/>
    public ReadOnlySpan<double> Spread => _spread;

    /// <inheritdoc/>
    public IReadOnlyList<double[]>? StartsIn(VolumeSize size) => null;

    /// <inheritdoc/>
    public bool TryDrawAnywhere(VolumeSize size, ref SplitMixRandom random, Span<double> state) => false;

    /// <inheritdoc/>
    public void WriteMean(Span<double> state) => state.Clear();

    /// <inheritdoc/>
    public void Fit(ReadOnlySpan<double> landmarks, Span<double> state) => Model.ToParameters(landmarks, state);

    /// <inheritdoc/>
    public void Place(ReadOnlySpan<double> state, Span<double> landmarks) => Prior.ToLandmarks(state, landmarks);

    /// <inheritdoc/>
    public void Displacement(ReadOnlySpan<double> start, ReadOnlySpan<double> goal, Span<double> displacement)
    {
        for (int mode = 0; mode < _units.Length; mode++)
        {
            displacement[mode] = (goal[mode] - start[mode]) / _units[mode];
        }
    }

    /// <inheritdoc/>
    public void Move(Span<double> state, ReadOnlySpan<double> displacement)
    {
        for (int mode = 0; mode < _units.Length; mode++)
        {
            state[mode] += displacement[mode] * _units[mode];
        }

        Model.Clamp(state, Sigmas);
    }

    /// <inheritdoc/>
    public Similarity PoseOf(ReadOnlySpan<double> state) => Similarity.Identity;
}

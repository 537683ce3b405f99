using Pinpoint.Imaging;

namespace Pinpoint.Shapes;

/// <summary>
/// Pose apart from shape: landmarks = pose (mean + W b, bent where the prior is an autoencoder), with the modes W of shapes that were aligned first, so that
/// PCA need not spend
/// modes on rotations, which are not linear. A state is position x, y, z (grid voxels), rotation vector x, y, z (radians), log scale, then b in
/// standard deviations. Displacements are taken in the frame of the current pose, in which the patches are cut as well: the network then
/// sees and answers the same thing however the head lies in the scan.
/// </summary>
internal sealed class PosedModeSpace : ISearchSpace
{
    /// <summary>The coordinates of a state that are its pose, before those of its shape.</summary>
    public const int PoseDimension = 7;

    /// <summary>How many standard deviations guesses and starts reach.</summary>
    public const double UsualSigmas = 3;

    private readonly double[] _deviations;
    private readonly double[] _spread;

    /// <summary>Creates the space.</summary>
    /// <param name="prior">The prior of the aligned shapes, its mean centred on the origin, in grid voxels.</param>
    /// <param name="pose">The spread of the poses.</param>
    /// <param name="sigmas">The largest pose displacement drawn, and the largest |b|, in standard deviations.</param>
    public PosedModeSpace(IShapePrior prior, PoseSpread pose, double sigmas = UsualSigmas)
    {
        ArgumentNullException.ThrowIfNull(prior);
        ArgumentNullException.ThrowIfNull(pose);
        Prior = prior;
        Pose = pose;
        Sigmas = sigmas;
        _deviations = new double[Model.ModeCount];
        for (int mode = 0; mode < _deviations.Length; mode++)
        {
            _deviations[mode] = Math.Sqrt(Model.Variances[mode]);
        }

        _spread = new double[Dimension];
        _spread.AsSpan().Fill(sigmas);
    }

    /// <summary>The aligned shapes of the states.</summary>
    public IShapePrior Prior { get; }

    /// <summary>The principal components whose parameters a state holds.</summary>
    public ShapeModel Model => Prior.Linear;

    /// <summary>The spread of the poses.</summary>
    public PoseSpread Pose { get; }

    /// <summary>The largest displacement drawn, in standard deviations.</summary>
    public double Sigmas { get; }

    /// <inheritdoc/>
    public int PoseCoordinates => PoseDimension;

    /// <inheritdoc/>
    public CoordinateUnits Units => new(
        [Pose.Translation, Pose.Translation, Pose.Translation, Pose.Rotation, Pose.Rotation, Pose.Rotation, Pose.LogScale, .. _deviations.Select(_ => 1.0)],
        _deviations,
        [.. _deviations.Select(_ => Sigmas)]);

    /// <inheritdoc/>
    public int Dimension => PoseDimension + Model.ModeCount;

    /// <inheritdoc/>
    public int LandmarkCount => Model.LandmarkCount;

    /// <inheritdoc/>
    public ReadOnlySpan<double> Spread => _spread;

    /// <inheritdoc/>
    public IReadOnlyList<double[]>? StartsIn(VolumeSize size) => null;

    /// <inheritdoc/>
    public bool TryDrawAnywhere(VolumeSize size, ref SplitMixRandom random, Span<double> state) => false;

    /// <inheritdoc/>
    public void WriteMean(Span<double> state)
    {
        state.Clear();
        (state[0], state[1], state[2]) = (Pose.MeanX, Pose.MeanY, Pose.MeanZ);
    }

    /// <inheritdoc/>
    public void Fit(ReadOnlySpan<double> landmarks, Span<double> state)
    {
        // Pose and shape share the fit: aligning to the shape found so far and reading the shape off again settles within a few rounds.
        const int Rounds = 10;
        double[] shape = new double[3 * LandmarkCount];
        double[] aligned = new double[shape.Length];
        double[] parameters = new double[Model.ModeCount];
        Prior.ToLandmarks(parameters, shape);
        Similarity pose = Similarity.Identity;
        for (int round = 0; round < Rounds; round++)
        {
            pose = Procrustes.Align(shape, landmarks);
            pose.ApplyInverse(landmarks, aligned);
            Model.ToParameters(aligned, parameters);
            Model.Clamp(parameters, Sigmas);
            Prior.ToLandmarks(parameters, shape);
        }

        WritePose(pose, state);
        for (int mode = 0; mode < parameters.Length; mode++)
        {
            state[PoseDimension + mode] = parameters[mode] / _deviations[mode];
        }
    }

    /// <inheritdoc/>
    public void Place(ReadOnlySpan<double> state, Span<double> landmarks)
    {
        Span<double> parameters = stackalloc double[Model.ModeCount];
        for (int mode = 0; mode < parameters.Length; mode++)
        {
            parameters[mode] = state[PoseDimension + mode] * _deviations[mode];
        }

        Prior.ToLandmarks(parameters, landmarks);
        Span<double> used = landmarks[..(3 * LandmarkCount)];
        PoseOf(state).Apply(used, used);
    }

    /// <inheritdoc/>
    public void Displacement(ReadOnlySpan<double> start, ReadOnlySpan<double> goal, Span<double> displacement)
    {
        Similarity current = PoseOf(start);
        Similarity wanted = PoseOf(goal);
        Rotation inverse = current.Rotation.Inverse;
        var (x, y, z) = inverse.Apply(wanted.X - current.X, wanted.Y - current.Y, wanted.Z - current.Z);
        var (turnX, turnY, turnZ) = inverse.After(wanted.Rotation).ToVector();
        double length = current.Scale * Pose.Translation;
        (displacement[0], displacement[1], displacement[2]) = (x / length, y / length, z / length);
        (displacement[3], displacement[4], displacement[5]) = (turnX / Pose.Rotation, turnY / Pose.Rotation, turnZ / Pose.Rotation);
        displacement[6] = (goal[6] - start[6]) / Pose.LogScale;
        for (int i = PoseDimension; i < Dimension; i++)
        {
            displacement[i] = goal[i] - start[i];
        }
    }

    /// <inheritdoc/>
    public void Move(Span<double> state, ReadOnlySpan<double> displacement)
    {
        Similarity current = PoseOf(state);
        double length = current.Scale * Pose.Translation;
        var (x, y, z) = current.Rotation.Apply(displacement[0] * length, displacement[1] * length, displacement[2] * length);
        var turn = Rotation.FromVector(displacement[3] * Pose.Rotation, displacement[4] * Pose.Rotation, displacement[5] * Pose.Rotation);
        WritePose(new Similarity(
            current.Rotation.After(turn), current.Scale * Math.Exp(displacement[6] * Pose.LogScale), current.X + x, current.Y + y, current.Z + z), state);
        for (int i = PoseDimension; i < Dimension; i++)
        {
            state[i] = Math.Clamp(state[i] + displacement[i], -Sigmas, Sigmas);
        }
    }

    /// <inheritdoc/>
    public Similarity PoseOf(ReadOnlySpan<double> state) =>
        new(Rotation.FromVector(state[3], state[4], state[5]), Math.Exp(state[6]), state[0], state[1], state[2]);

    private static void WritePose(in Similarity pose, Span<double> state)
    {
        (state[0], state[1], state[2]) = (pose.X, pose.Y, pose.Z);
        (state[3], state[4], state[5]) = pose.Rotation.ToVector();
        state[6] = Math.Log(pose.Scale);
    }
}

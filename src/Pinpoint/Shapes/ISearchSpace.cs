using Pinpoint.Imaging;

namespace Pinpoint.Shapes;

/// <summary>
/// The space in which the network's displacements move a guess: positions (PIN-Single), shape modes (PIN-Multiple), or a pose with shape
/// modes. A state is a vector of <see cref="Dimension"/> numbers; landmarks are grid voxels from the grid's centre, interleaved.
/// </summary>
/// <remarks>All that differs between spaces in a search, its evidence and its export is a member here; what a file holds of a space is a row of the table of
/// kinds.</remarks>
internal interface ISearchSpace
{
    /// <summary>The number of coordinates, the paper's n_o.</summary>
    int Dimension { get; }

    /// <summary>The number of landmarks that a state places.</summary>
    int LandmarkCount { get; }

    /// <summary>Per coordinate, the largest displacement that training and random starts draw, in the network's units.</summary>
    ReadOnlySpan<double> Spread { get; }

    /// <summary>How many standard deviations of the training set <see cref="Spread"/> reaches.</summary>
    double Sigmas { get; }

    /// <summary>The leading coordinates that say where the landmarks lie; the others say what shape they form.</summary>
    int PoseCoordinates { get; }

    /// <summary>The spread of the poses; null where the space knows no pose and patches keep to the grid.</summary>
    PoseSpread? Pose { get; }

    /// <summary>What is known of how the landmarks lie to each other; null for one landmark, which forms no shape.</summary>
    IShapePrior? Prior { get; }

    /// <summary>What one unit of each coordinate is, in numbers that another program can use.</summary>
    CoordinateUnits Units { get; }

    /// <summary>
    /// The states in which a search starts by rule, the nearest to the middle first, <c>[starts][n_o]</c>; null where it starts at the mean and at random
    /// states around it.
    /// </summary>
    /// <param name="size">The grid's size.</param>
    IReadOnlyList<double[]>? StartsIn(VolumeSize size);

    /// <summary>Draws a state from the whole scan, for training that does not know where the truth lies.</summary>
    /// <param name="size">The grid's size.</param>
    /// <param name="random">Decides.</param>
    /// <param name="state">Receives the state, <c>[n_o]</c>; left as it is where false is returned.</param>
    /// <returns>False where states are drawn around the mean instead.</returns>
    bool TryDrawAnywhere(VolumeSize size, ref SplitMixRandom random, Span<double> state);

    /// <summary>Writes the state in the middle of the training set to <paramref name="state"/>.</summary>
    void WriteMean(Span<double> state);

    /// <summary>Writes the state nearest to given landmarks to <paramref name="state"/>.</summary>
    void Fit(ReadOnlySpan<double> landmarks, Span<double> state);

    /// <summary>Writes the landmarks of a state to <paramref name="landmarks"/>.</summary>
    void Place(ReadOnlySpan<double> state, Span<double> landmarks);

    /// <summary>
    /// Writes the displacement that <see cref="Move"/> needs to take <paramref name="start"/> to <paramref name="goal"/>, in the network's units.
    /// </summary>
    void Displacement(ReadOnlySpan<double> start, ReadOnlySpan<double> goal, Span<double> displacement);

    /// <summary>Moves <paramref name="state"/> by a displacement in the network's units.</summary>
    void Move(Span<double> state, ReadOnlySpan<double> displacement);

    /// <summary>The pose whose rotation and scale the patches follow; the identity where they keep to the grid.</summary>
    Similarity PoseOf(ReadOnlySpan<double> state);
}

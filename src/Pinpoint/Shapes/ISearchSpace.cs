namespace Pinpoint.Shapes;

/// <summary>
/// The space in which the network's displacements move a guess: positions (PIN-Single), shape modes (PIN-Multiple), or a pose with shape
/// modes. A state is a vector of <see cref="Dimension"/> numbers; landmarks are grid voxels from the grid's centre, interleaved.
/// </summary>
public interface ISearchSpace
{
    /// <summary>The number of coordinates, the paper's n_o.</summary>
    int Dimension { get; }

    /// <summary>The number of landmarks that a state places.</summary>
    int LandmarkCount { get; }

    /// <summary>Per coordinate, the largest displacement that training and random starts draw, in the network's units.</summary>
    ReadOnlySpan<double> Spread { get; }

    /// <summary>Writes the state in the middle of the training set to <paramref name="state"/>.</summary>
    void WriteMean(Span<double> state);

    /// <summary>Writes the state nearest to given landmarks to <paramref name="state"/>.</summary>
    void Fit(ReadOnlySpan<double> landmarks, Span<double> state);

    /// <summary>Writes the landmarks of a state to <paramref name="landmarks"/>.</summary>
    void Place(ReadOnlySpan<double> state, Span<double> landmarks);

    /// <summary>Writes the displacement that <see cref="Move"/> needs to take <paramref name="start"/> to <paramref name="goal"/>, in the network's units.</summary>
    void Displacement(ReadOnlySpan<double> start, ReadOnlySpan<double> goal, Span<double> displacement);

    /// <summary>Moves <paramref name="state"/> by a displacement in the network's units.</summary>
    void Move(Span<double> state, ReadOnlySpan<double> displacement);

    /// <summary>The pose whose rotation and scale the patches follow; the identity where they keep to the grid.</summary>
    Similarity PoseOf(ReadOnlySpan<double> state);
}

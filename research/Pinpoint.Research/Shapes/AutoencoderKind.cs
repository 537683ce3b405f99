using Pinpoint.Shapes;

namespace Pinpoint.Research.Shapes;

/// <summary>Principal components bent by a small network: shapes lie in a curved space of as many coordinates (the paper's future work).</summary>
internal sealed class AutoencoderKind : IShapePriorKind
{
    /// <inheritdoc/>
    public string Name => "autoencoder";

    /// <inheritdoc/>
    public IShapePrior Learn(IReadOnlyList<double[]> shapes, ModeSelection selection, ShapePriorChoice choice) =>
        AutoencoderTrainer.Train(shapes, selection, choice.Seed, choice.Penalty);

    /// <inheritdoc/>
    public IShapePrior Restore(ShapeModel linear, Func<ShapeBend> bend)
    {
        ShapeBend numbers = bend();
        return new ShapeAutoencoder(linear, numbers.Weights, numbers.Biases, numbers.HiddenModes, numbers.Offset, numbers.ForetoldShare);
    }
}

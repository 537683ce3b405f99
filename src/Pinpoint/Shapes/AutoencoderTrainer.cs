using System.Numerics.Tensors;

namespace Pinpoint.Shapes;

/// <summary>
/// Trains shape autoencoders: a network learns, from the coordinates b of the training shapes, what the modes drop of them. How much its weights
/// are penalised, and how far its answers are to be trusted, is decided by shapes left out of the training (cross-validation in five parts;
/// the factor on the answers is that of Breiman's stacked regressions, 1996): where the network foretells nothing of those, what is left are
/// the principal components.
/// </summary>
public static class AutoencoderTrainer
{
    private const int Hidden = 12;
    private const int Parts = 5;
    private const int Steps = 600;
    private const int Batch = 64;
    private const double LearningRate = 0.03;

    // Less than this share of the dropped variance foretold is chance rather than a bend.
    private const double LeastShare = 0.02;

    // Of half the squared weights, beside half the mean squared error of targets of variance 1.
    private static readonly double[] Penalties = [1e-4, 1e-3, 1e-2, 1e-1];

    /// <summary>Trains a prior; the same shapes, selection and seed always give the same numbers.</summary>
    /// <param name="shapes">One shape a subject, each <c>[3 * landmarks]</c>; aligned to each other, where pose is apart.</param>
    /// <param name="selection">How many coordinates to keep.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <exception cref="BadInputException">There are fewer subjects than the model needs, or they do not differ at all.</exception>
    public static ShapeAutoencoder Train(IReadOnlyList<double[]> shapes, ModeSelection selection, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        var whole = ShapeResiduals.Of(shapes, selection);
        if (whole.Outputs == 0)
        {
            return ShapeAutoencoder.Flat(whole.Linear);
        }

        var parts = new List<(ShapeResiduals Residuals, double[][] LeftOut)>();
        for (int part = 0; part < Parts; part++)
        {
            double[][] kept = [.. shapes.Where((_, i) => i % Parts != part)];
            double[][] left = [.. shapes.Where((_, i) => i % Parts == part)];
            if (left.Length > 0 && kept.Length > whole.Linear.ModeCount + 1)
            {
                parts.Add((ShapeResiduals.Of(kept, new ModeSelection(whole.Linear.ModeCount, 1)), left));
            }
        }

        var (penalty, trust, share) = Choose(parts, seed);
        return share < LeastShare ? ShapeAutoencoder.Flat(whole.Linear) : Fold(whole, Fit(whole, penalty, seed, Parts), trust, share);
    }

    // The penalty whose networks foretell most of the shapes left out, the factor on their answers that is best for it, and the share it foretells.
    private static (double Penalty, double Trust, double Share) Choose(List<(ShapeResiduals Residuals, double[][] LeftOut)> parts, ulong seed)
    {
        (double Penalty, double Trust, double Share) best = (0, 0, 0);
        foreach (double penalty in Penalties)
        {
            double rest = 0;
            double product = 0;
            double square = 0;
            for (int part = 0; part < parts.Count; part++)
            {
                var (residuals, leftOut) = parts[part];
                ResidualNetwork network = Fit(residuals, penalty, seed, part);
                double[] answer = new double[residuals.Outputs];
                foreach (double[] shape in leftOut)
                {
                    double[] dropped = residuals.RestOf(shape);
                    network.Answer(ShapeResiduals.Whitened(residuals.Linear, shape), answer);
                    double[] foretold = residuals.OffsetOf(answer);
                    rest += TensorPrimitives.Dot<double>(dropped, dropped);
                    product += TensorPrimitives.Dot<double>(dropped, foretold);
                    square += TensorPrimitives.Dot<double>(foretold, foretold);
                }
            }

            double trust = square > 0 ? Math.Clamp(product / square, 0, 1) : 0;
            double share = rest > 0 ? trust * ((2 * product) - (trust * square)) / rest : 0;
            if (share > best.Share)
            {
                best = (penalty, trust, share);
            }
        }

        return best;
    }

    // Adam (Kingma and Ba 2015) on the penalised mean squared error, its rate falling along a cosine.
    private static ResidualNetwork Fit(ShapeResiduals residuals, double penalty, ulong seed, int part)
    {
        const double FirstDecay = 0.9;
        const double SecondDecay = 0.999;
        var random = new SplitMixRandom(seed, (ulong)part);
        var network = new ResidualNetwork(residuals.Linear.ModeCount, Hidden, residuals.Outputs, ref random);
        double[] gradient = new double[network.Parameters.Length];
        double[] first = new double[gradient.Length];
        double[] second = new double[gradient.Length];
        int count = residuals.Inputs.Count;
        int batch = Math.Min(Batch, count);
        for (int step = 1; step <= Steps; step++)
        {
            gradient.AsSpan().Clear();
            for (int i = 0; i < batch; i++)
            {
                int sample = count > Batch ? random.NextIndex(count) : i;
                network.AddGradient(residuals.Inputs[sample], residuals.Targets[sample], gradient);
            }

            TensorPrimitives.Divide(gradient, batch, gradient);
            network.AddPenalty(penalty, gradient);
            double rate = LearningRate * 0.5 * (1 + Math.Cos(Math.PI * step / Steps));
            double firstScale = 1 / (1 - Math.Pow(FirstDecay, step));
            double secondScale = 1 / (1 - Math.Pow(SecondDecay, step));
            for (int i = 0; i < gradient.Length; i++)
            {
                first[i] = (FirstDecay * first[i]) + ((1 - FirstDecay) * gradient[i]);
                second[i] = (SecondDecay * second[i]) + ((1 - SecondDecay) * gradient[i] * gradient[i]);
                network.Parameters[i] -= rate * first[i] * firstScale / (Math.Sqrt(second[i] * secondScale) + 1e-8);
            }
        }

        return network;
    }

    private static ShapeAutoencoder Fold(ShapeResiduals residuals, ResidualNetwork network, double trust, double share)
    {
        ShapeModel linear = residuals.Linear;
        int length = linear.Mean.Length;
        double[] weights = new double[Hidden * linear.ModeCount];
        double[] biases = new double[Hidden];
        double[] hiddenModes = new double[Hidden * length];
        for (int unit = 0; unit < Hidden; unit++)
        {
            biases[unit] = network.Bias(unit);
            for (int mode = 0; mode < linear.ModeCount; mode++)
            {
                weights[(unit * linear.ModeCount) + mode] = network.InputWeights(unit)[mode] / Math.Sqrt(linear.Variances[mode]);
            }

            TensorPrimitives.Multiply(residuals.OffsetOf(network.OutputWeights(unit)), trust, hiddenModes.AsSpan(unit * length, length));
        }

        double[] offset = residuals.OffsetOf(network.OutputBiases);
        TensorPrimitives.Multiply(offset, trust, offset);
        return new ShapeAutoencoder(linear, weights, biases, hiddenModes, offset, share);
    }
}

using System.Numerics.Tensors;
using Pinpoint.Shapes;

namespace Pinpoint.Research.Shapes;

/// <summary>
/// Trains shape autoencoders: a network learns, from the coordinates b of the training shapes, what the modes drop of them. How much its weights
/// are penalised, and how far its answers are to be trusted, is decided by shapes left out of the training (cross-validation in five parts;
/// the factor on the answers is that of Breiman's stacked regressions, 1996): where the network foretells nothing of those, what is left are
/// the principal components.
/// </summary>
internal static class AutoencoderTrainer
{
    private const int Hidden = 12;
    private const int Parts = 5;
    private const int Steps = 600;
    private const int Batch = 64;
    private const double LearningRate = 0.03;

    // What is foretold must exceed what chance foretells: its own standard error this many times.
    private const double LeastErrors = 2;

    // Of half the squared weights, beside half the mean squared error of targets of variance 1.
    private static readonly double[] Penalties = [1e-4, 1e-3, 1e-2, 1e-1];

    /// <summary>Trains a prior; the same shapes, selection and seed always give the same numbers.</summary>
    /// <param name="shapes">One shape a subject, each <c>[3 * landmarks]</c>; aligned to each other, where pose is apart.</param>
    /// <param name="selection">How many coordinates to keep.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <param name="penalty">The penalty on the squared weights, whose network is then taken as it is; null: chosen by shapes left out.</param>
    /// <exception cref="BadInputException">There are fewer subjects than the model needs, or they do not differ at all.</exception>
    public static ShapeAutoencoder Train(IReadOnlyList<double[]> shapes, ModeSelection selection, ulong seed, double? penalty = null)
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

        var best = penalty is { } given ? Judge(parts, given, seed, 1) : Choose(parts, seed);
        return best.Trust == 0 ? ShapeAutoencoder.Flat(whole.Linear) : Fold(whole, Fit(whole, best.Penalty, seed, Parts), best);
    }

    // The penalty whose networks foretell most of the shapes left out; a trust of 0, where what they foretell may be chance.
    private static Verdict Choose(List<(ShapeResiduals Residuals, double[][] LeftOut)> parts, ulong seed)
    {
        var best = new Verdict(0, 0, 0, 0);
        foreach (double penalty in Penalties)
        {
            Verdict verdict = Judge(parts, penalty, seed, null);
            if (verdict.Share > Math.Max(best.Share, LeastErrors * verdict.Error))
            {
                best = verdict;
            }
        }

        return best;
    }

    // How much the networks of a penalty foretell of the shapes left out, with a given trust or with the one that is best for these.
    private static Verdict Judge(List<(ShapeResiduals Residuals, double[][] LeftOut)> parts, double penalty, ulong seed, double? given)
    {
        // Per shape left out: the squares of what was dropped and of what was foretold, and their product.
        var shapes = new List<(double Dropped, double Product, double Foretold)>();
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
                shapes.Add((TensorPrimitives.Dot<double>(dropped, dropped), TensorPrimitives.Dot<double>(dropped, foretold),
                    TensorPrimitives.Dot<double>(foretold, foretold)));
            }
        }

        double square = shapes.Sum(shape => shape.Foretold);
        double trust = given ?? (square > 0 ? Math.Clamp(shapes.Sum(shape => shape.Product) / square, 0, 1) : 0);
        double rest = shapes.Sum(shape => shape.Dropped);
        if (!(rest > 0))
        {
            return new Verdict(penalty, trust, 0, 0);
        }

        double[] shares = [.. shapes.Select(shape => trust * ((2 * shape.Product) - (trust * shape.Foretold)) / rest)];
        double mean = shares.Average();
        return new Verdict(
            penalty, trust, shares.Sum(), Math.Sqrt(shares.Sum(share => (share - mean) * (share - mean)) * shares.Length / Math.Max(1, shares.Length - 1)));
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

    private static ShapeAutoencoder Fold(ShapeResiduals residuals, ResidualNetwork network, Verdict verdict)
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

            TensorPrimitives.Multiply(residuals.OffsetOf(network.OutputWeights(unit)), verdict.Trust, hiddenModes.AsSpan(unit * length, length));
        }

        double[] offset = residuals.OffsetOf(network.OutputBiases);
        TensorPrimitives.Multiply(offset, verdict.Trust, offset);
        return new ShapeAutoencoder(linear, weights, biases, hiddenModes, offset, verdict.Share);
    }

    // The share of what was dropped that a penalty's networks foretell, its standard error, and the factor on their answers.
    private sealed record Verdict(double Penalty, double Trust, double Share, double Error);
}

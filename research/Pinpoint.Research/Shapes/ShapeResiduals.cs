using System.Numerics.Tensors;
using Pinpoint.Shapes;

namespace Pinpoint.Research.Shapes;

/// <summary>
/// What principal components keep of shapes and what they drop, in the units in which a <see cref="ResidualNetwork"/> learns the one from the other.
/// </summary>
internal sealed class ShapeResiduals
{
    // Later directions hold next to nothing of the variance and only noise to learn.
    private const int MostOutputs = 12;

    private ShapeResiduals(ShapeModel linear, double[] directions, double unit, double[][] inputs, double[][] targets)
    {
        Linear = linear;
        Directions = directions;
        Unit = unit;
        Inputs = inputs;
        Targets = targets;
    }

    /// <summary>The components that are kept.</summary>
    public ShapeModel Linear { get; }

    /// <summary>The leading components that are dropped, <c>[outputs, 3 * landmarks]</c>.</summary>
    public double[] Directions { get; }

    /// <summary>The number of <see cref="Directions"/>; 0 where nothing is dropped.</summary>
    public int Outputs => Directions.Length / Linear.Mean.Length;

    /// <summary>What one unit of a target is in the unit of the shapes.</summary>
    public double Unit { get; }

    /// <summary>The shapes' coordinates b in standard deviations, each <c>[modes]</c>.</summary>
    public IReadOnlyList<double[]> Inputs { get; }

    /// <summary>What the kept components lack of each shape, <c>[outputs]</c>, in <see cref="Unit"/>.</summary>
    public IReadOnlyList<double[]> Targets { get; }

    /// <summary>Splits shapes at a number of modes.</summary>
    /// <exception cref="BadInputException">There are fewer shapes than that needs, or they do not differ at all.</exception>
    public static ShapeResiduals Of(IReadOnlyList<double[]> shapes, ModeSelection selection)
    {
        var (linear, all) = PrincipalComponents.BuildWithRest(shapes, selection);
        int outputs = Math.Min(MostOutputs, all.ModeCount - linear.ModeCount);
        int length = linear.Mean.Length;
        double[] directions = all.Modes.Slice(linear.ModeCount * length, outputs * length).ToArray();
        double variance = 0;
        for (int i = 0; i < outputs; i++)
        {
            variance += all.Variances[linear.ModeCount + i] / outputs;
        }

        double unit = Math.Sqrt(variance);
        double[][] inputs = [.. shapes.Select(shape => Whitened(linear, shape))];
        double[][] targets = [.. shapes.Select(shape => Along(directions, linear.Mean, shape, unit))];
        return new ShapeResiduals(linear, directions, unit, inputs, targets);
    }

    /// <summary>The coordinates b of a shape in standard deviations, <c>[modes]</c>.</summary>
    public static double[] Whitened(ShapeModel linear, double[] shape)
    {
        double[] b = new double[linear.ModeCount];
        linear.ToParameters(shape, b);
        for (int mode = 0; mode < b.Length; mode++)
        {
            b[mode] /= Math.Sqrt(linear.Variances[mode]);
        }

        return b;
    }

    /// <summary>What the kept components lack of any shape, <c>[3 * landmarks]</c>.</summary>
    public double[] RestOf(double[] shape)
    {
        double[] b = new double[Linear.ModeCount];
        double[] rest = new double[shape.Length];
        Linear.ToParameters(shape, b);
        Linear.ToLandmarks(b, rest);
        TensorPrimitives.Subtract(shape, rest, rest);
        return rest;
    }

    /// <summary>A target or an answer, or a hidden unit's share of it, as an offset of the landmarks, <c>[3 * landmarks]</c>.</summary>
    public double[] OffsetOf(ReadOnlySpan<double> target)
    {
        double[] offset = new double[Linear.Mean.Length];
        for (int i = 0; i < target.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(Directions.AsSpan(i * offset.Length, offset.Length), Unit * target[i], offset, offset);
        }

        return offset;
    }

    private static double[] Along(double[] directions, ReadOnlySpan<double> mean, double[] shape, double unit)
    {
        double[] centred = new double[shape.Length];
        TensorPrimitives.Subtract(shape, mean, centred);
        double[] target = new double[directions.Length / shape.Length];
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = TensorPrimitives.Dot(directions.AsSpan(i * shape.Length, shape.Length), centred) / unit;
        }

        return target;
    }
}

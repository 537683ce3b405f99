using System.Numerics.Tensors;

namespace Pinpoint.Research.Shapes;

/// <summary>
/// The trainable part of a <see cref="ShapeAutoencoder"/>: y = V tanh(U z + c) + o, with one hidden layer. All parameters lie in one vector,
/// U <c>[hidden, inputs]</c>, c <c>[hidden]</c>, V <c>[hidden, outputs]</c>, o <c>[outputs]</c>, in this order.
/// </summary>
internal sealed class ResidualNetwork
{
    private readonly double[] _activities;
    private readonly double[] _errors;

    /// <summary>Creates a network that answers 0: U and c are drawn, V and o are zero.</summary>
    public ResidualNetwork(int inputs, int hidden, int outputs, ref SplitMixRandom random)
    {
        Inputs = inputs;
        Hidden = hidden;
        Outputs = outputs;
        Parameters = new double[(hidden * (inputs + 1)) + ((hidden + 1) * outputs)];
        _activities = new double[hidden];
        _errors = new double[outputs];
        for (int i = 0; i < hidden * inputs; i++)
        {
            Parameters[i] = random.NextNormal() / Math.Sqrt(inputs);
        }

        for (int i = hidden * inputs; i < hidden * (inputs + 1); i++)
        {
            Parameters[i] = random.NextUniform(-1, 1);
        }
    }

    /// <summary>Numbers of z.</summary>
    public int Inputs { get; }

    /// <summary>Hidden units.</summary>
    public int Hidden { get; }

    /// <summary>Numbers of y.</summary>
    public int Outputs { get; }

    /// <summary>All parameters.</summary>
    public double[] Parameters { get; }

    /// <summary>The row of U that feeds a hidden unit, <c>[inputs]</c>.</summary>
    public ReadOnlySpan<double> InputWeights(int unit) => Parameters.AsSpan(unit * Inputs, Inputs);

    /// <summary>A hidden unit's element of c.</summary>
    public double Bias(int unit) => Parameters[(Hidden * Inputs) + unit];

    /// <summary>What a hidden unit adds to y at its full activity, <c>[outputs]</c>.</summary>
    public ReadOnlySpan<double> OutputWeights(int unit) => Parameters.AsSpan(OutputsAt(unit), Outputs);

    /// <summary>o, <c>[outputs]</c>.</summary>
    public ReadOnlySpan<double> OutputBiases => Parameters.AsSpan(OutputsAt(Hidden), Outputs);

    /// <summary>Writes y to <paramref name="answer"/>.</summary>
    public void Answer(ReadOnlySpan<double> input, Span<double> answer)
    {
        OutputBiases.CopyTo(answer);
        for (int unit = 0; unit < Hidden; unit++)
        {
            _activities[unit] = Math.Tanh(Bias(unit) + TensorPrimitives.Dot(InputWeights(unit), input));
            TensorPrimitives.MultiplyAdd(OutputWeights(unit), _activities[unit], answer, answer);
        }
    }

    /// <summary>
    /// Adds the gradient of half the squared error of one sample to <paramref name="gradient"/>, which lies as <see cref="Parameters"/> do, and returns that
    /// half.
    /// </summary>
    public double AddGradient(ReadOnlySpan<double> input, ReadOnlySpan<double> target, Span<double> gradient)
    {
        Answer(input, _errors);
        TensorPrimitives.Subtract(_errors, target, _errors);
        TensorPrimitives.Add(gradient.Slice(OutputsAt(Hidden), Outputs), _errors, gradient.Slice(OutputsAt(Hidden), Outputs));
        for (int unit = 0; unit < Hidden; unit++)
        {
            double activity = _activities[unit];
            Span<double> outputs = gradient.Slice(OutputsAt(unit), Outputs);
            TensorPrimitives.MultiplyAdd(_errors, activity, outputs, outputs);
            double slope = (1 - (activity * activity)) * TensorPrimitives.Dot(_errors, OutputWeights(unit));
            gradient[(Hidden * Inputs) + unit] += slope;
            Span<double> inputs = gradient.Slice(unit * Inputs, Inputs);
            TensorPrimitives.MultiplyAdd(input, slope, inputs, inputs);
        }

        return 0.5 * TensorPrimitives.Dot<double>(_errors, _errors);
    }

    /// <summary>Adds the gradient of <paramref name="penalty"/> times half the sum of the squared weights; biases go free.</summary>
    public void AddPenalty(double penalty, Span<double> gradient)
    {
        AddShare(0, Hidden * Inputs, penalty, gradient);
        AddShare(OutputsAt(0), Hidden * Outputs, penalty, gradient);
    }

    private void AddShare(int start, int count, double penalty, Span<double> gradient) =>
        TensorPrimitives.MultiplyAdd(Parameters.AsSpan(start, count), penalty, gradient.Slice(start, count), gradient.Slice(start, count));

    private int OutputsAt(int unit) => (Hidden * (Inputs + 1)) + (unit * Outputs);
}

namespace Pinpoint.Networks.Tests.Support;

/// <summary>The twin: the network and its loss by their definitions, in float64, one loop per sum.</summary>
internal sealed class NaiveNetwork
{
    private readonly NetworkArchitecture _architecture;
    private readonly Dictionary<string, double[]> _tensors;

    public NaiveNetwork(PatchNetwork network)
    {
        _architecture = network.Architecture;
        _tensors = network.ToTensors().ToDictionary(tensor => tensor.Name, tensor => tensor.ToDoubles(), StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, double[]> Tensors => _tensors;

    /// <summary>The largest size of any value between the layers since this network was made: what the rounding of single precision is measured by.</summary>
    public double LargestActivation { get; private set; }

    public (double[] Displacements, double[] Logits) Predict(float[] patches, int batch)
    {
        var displacements = new List<double>();
        var logits = new List<double>();
        int patch = _architecture.PatchSize * _architecture.PatchSize * _architecture.Channels;
        for (int sample = 0; sample < batch; sample++)
        {
            var features = new List<double>();
            for (int group = 0; group < _architecture.Groups; group++)
            {
                double[] own = Encode(patches.AsSpan(((sample * _architecture.Groups) + group) * patch, patch));
                features.AddRange(_architecture.Projection == 0 ? own : Relu(Dense("projection", own, _architecture.Projection)));
            }

            displacements.AddRange(Head("regress", [.. features], _architecture.Outputs));
            if (_architecture.Directions != DirectionHead.None)
            {
                logits.AddRange(Head("class", [.. features], _architecture.ClassLogits));
            }
        }

        return ([.. displacements], [.. logits]);
    }

    public double Loss(TrainerOptions options, float[] patches, int batch, float[] targets, float[] weights, int[] classes, double[]? frozen = null)
    {
        (double[] displacements, double[] logits) = Predict(patches, batch);
        double regression = 0;
        for (int i = 0; i < displacements.Length; i++)
        {
            double weight = weights.Length == 0 ? 1 : weights[i];
            int row = i / _architecture.Outputs * _architecture.Outputs;
            int point = i - row - (3 * options.LogVariances);
            if (point >= 0 && point < options.LogVariances)
            {
                // The residual is a constant to this loss: it stands as it was when the caller froze it.
                double squared = frozen![(row / _architecture.Outputs * options.LogVariances) + point];
                regression += weight * ((squared * Math.Exp(-displacements[i])) + displacements[i]) / 2 / displacements.Length;
                continue;
            }

            double error = weight == 0 ? 0 : Math.Abs(displacements[i] - targets[i]);
            double loss = options.Loss == LossKind.MeanSquaredError ? error * error
                : error <= options.HuberDelta ? error * error / 2
                : options.HuberDelta * (error - (options.HuberDelta / 2));
            regression += weight * loss / displacements.Length;
        }

        double alpha = _architecture.Directions == DirectionHead.None ? 0 : options.Alpha;
        int width = _architecture.Directions == DirectionHead.SignPerAxis ? 2 : _architecture.ClassLogits;
        double entropy = 0;
        for (int i = 0; i < classes.Length; i++)
        {
            double weight = classes[i] < 0 ? 0 : _architecture.Directions == DirectionHead.SignPerAxis && weights.Length > 0 ? weights[i] : 1;
            double[] own = logits[(i * width)..((i + 1) * width)];
            entropy += weight == 0 ? 0 : weight * (Math.Log(own.Sum(Math.Exp)) - own[classes[i]]) / classes.Length;
        }

        return ((1 - alpha) * regression) + (alpha * entropy);
    }

    /// <summary>The mean squared error over the three components of every point's displacement, <c>[batch, points]</c>.</summary>
    public double[] SquaredErrors(float[] patches, int batch, float[] targets, int points)
    {
        (double[] displacements, _) = Predict(patches, batch);
        return [.. from sample in Enumerable.Range(0, batch)
                   from point in Enumerable.Range(0, points)
                   let first = (sample * _architecture.Outputs) + (3 * point)
                   select Enumerable.Range(first, 3).Average(i => Math.Pow(displacements[i] - targets[i], 2))];
    }

    private double[] Encode(ReadOnlySpan<float> patch)
    {
        double[] image = new double[patch.Length];
        for (int i = 0; i < image.Length; i++)
        {
            image[i] = patch[i];
        }

        int size = _architecture.PatchSize;
        int channels = _architecture.Channels;
        for (int block = 0; block < _architecture.ConvolutionMaps.Count; block++)
        {
            int maps = _architecture.ConvolutionMaps[block];
            image = NaiveConvolution.Pool(image, size, channels, _tensors[$"conv{block + 1}.weight"], _tensors[$"conv{block + 1}.bias"], maps);
            (size, channels) = ((size - 2) / 2, maps);
            Seen(image);
        }

        return image;
    }

    private double[] Head(string name, double[] values, int outputs)
    {
        for (int layer = 0; layer < _architecture.HiddenUnits.Count; layer++)
        {
            values = Relu(Dense($"{name}.fc{layer + 1}", values, _architecture.HiddenUnits[layer]));
        }

        return Dense($"{name}.out", values, outputs);
    }

    private static double[] Relu(double[] values) => [.. values.Select(value => Math.Max(0, value))];

    private double[] Dense(string name, double[] values, int outputs)
    {
        double[] weights = _tensors[$"{name}.weight"];
        double[] sums = [.. Enumerable.Range(0, outputs)
            .Select(o => _tensors[$"{name}.bias"][o] + values.Select((value, i) => value * weights[(o * values.Length) + i]).Sum())];
        Seen(sums);
        return sums;
    }

    private void Seen(double[] values) => LargestActivation = values.Select(Math.Abs).Append(LargestActivation).Max();
}

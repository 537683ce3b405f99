using System.Text.Json;
using Pinpoint.Testing;

namespace Pinpoint.Networks.Tests.Support;

/// <summary>One of the shared reference files, with the formula of its weights and inputs.</summary>
internal sealed class GoldenNetwork
{
    private const int PatchSize = 101;
    private readonly JsonElement _root;
    private readonly int _seed;

    public GoldenNetwork(string file)
    {
        _root = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("golden", file))).RootElement;
        _seed = _root.GetProperty("seed").GetInt32();
        Modes = _root.GetProperty("modes").GetInt32();
        Batch = _root.GetProperty("batch").GetInt32();
        Architecture = NetworkArchitecture.Paper(_root.GetProperty("landmarks").GetInt32(), Modes) with { DropoutRate = 0 };
    }

    public NetworkArchitecture Architecture { get; }

    public int Batch { get; }

    public int Modes { get; }

    public double Loss => _root.GetProperty("loss").GetDouble();

    public double[] ClassLogits => [.. Rows("class_logits").SelectMany(row => row)];

    public double[] Displacements => [.. Rows("regression").SelectMany(row => row)];

    public double[] AdamLosses => Numbers(_root.GetProperty("adam_losses_lr_0.001_no_dropout"));

    public int[] ClassTargets => [.. Numbers(_root.GetProperty("class_targets")).Select(value => (int)value)];

    public double GradientNorm(string tensor) => _root.GetProperty("gradient_norm").GetProperty(tensor).GetDouble();

    public double[] FirstGradients(string tensor) => Numbers(_root.GetProperty("gradient_first3").GetProperty(tensor));

    public PatchNetwork CreateNetwork()
    {
        IReadOnlyList<ParameterTensor> shapes = new NetworkLayout(Architecture).Tensors;
        var tensors = shapes.Select((tensor, index) => SafetensorsTensor.FromSingles(tensor.Name, tensor.Shape, Values(tensor, index)));
        using var folder = new TemporaryFolder();
        SafetensorsFile.Write(folder.File("golden.safetensors"), tensors, new Dictionary<string, string>(StringComparer.Ordinal));
        return PatchNetwork.FromTensors(Architecture, SafetensorsFile.Read(folder.File("golden.safetensors")));
    }

    /// <summary>The input formula counts [batch, channel, row, column]; the engine wants channels last.</summary>
    public float[] CreatePatches()
    {
        int channels = Architecture.Channels;
        float[] patches = new float[Batch * Architecture.InputLength];
        int k = 0;
        for (int sample = 0; sample < Batch; sample++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                for (int pixel = 0; pixel < PatchSize * PatchSize; pixel++)
                {
                    patches[(((sample * PatchSize * PatchSize) + pixel) * channels) + channel] = (float)Uniform(100, k++);
                }
            }
        }

        return patches;
    }

    public float[] CreateTargets() => [.. Enumerable.Range(0, Batch * Modes).Select(k => (float)((Uniform(101, k) - 0.5) * 4))];

    private float[] Values(ParameterTensor tensor, int index)
    {
        double scale = tensor.IsBias ? 0.2 : 2 * Math.Sqrt(3.0 / tensor.FanIn);
        float[] values = new float[tensor.Length];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = (float)((Uniform(index, k) - 0.5) * scale);
        }

        return values;
    }

    private double Uniform(int tensor, long k)
    {
        double value = Math.Sin(((k + (1000003L * tensor)) * 12.9898) + (_seed * 78.233)) * 43758.5453;
        return value - Math.Floor(value);
    }

    private IEnumerable<double[]> Rows(string name) => _root.GetProperty(name).EnumerateArray().Select(Numbers);

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetDouble())];
}

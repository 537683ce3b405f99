using Pinpoint.Networks;

namespace Pinpoint.Benchmarks;

/// <summary>The paper's network for a number of landmarks, and a batch of random patches, targets and classes for it.</summary>
internal sealed class PaperWorkload
{
    private const int Modes = 15;

    public PaperWorkload(int landmarks, int batch)
    {
        Architecture = NetworkArchitecture.Paper(landmarks, Modes);
        Network = PatchNetwork.Create(Architecture, WeightInitialization.He, seed: 1);
        Batch = batch;
        var random = new SplitMixRandom(2);
        Patches = new float[batch * Architecture.InputLength];
        for (int i = 0; i < Patches.Length; i++)
        {
            Patches[i] = (float)random.NextUniform();
        }

        Targets = new float[batch * Modes];
        Classes = new int[batch];
        Displacements = new float[batch * Modes];
        Logits = new float[batch * 2 * Modes];
        for (int i = 0; i < Targets.Length; i++)
        {
            Targets[i] = (float)random.NextNormal();
        }

        for (int i = 0; i < batch; i++)
        {
            Classes[i] = random.NextIndex(2 * Modes);
        }
    }

    public NetworkArchitecture Architecture { get; }

    public PatchNetwork Network { get; }

    public int Batch { get; }

    public float[] Patches { get; }

    public float[] Targets { get; }

    public int[] Classes { get; }

    public float[] Displacements { get; }

    public float[] Logits { get; }

    /// <summary>
    /// Floating-point operations of one forward pass of the batch if it were computed by the definition (two per multiply-add), counting only
    /// the convolution outputs that pooling looks at. The engine does fewer; rates are per operation of the definition.
    /// </summary>
    public double ForwardOperations
    {
        get
        {
            double sum = 0;
            int size = Architecture.PatchSize;
            int channels = Architecture.Channels;
            foreach (int maps in Architecture.ConvolutionMaps)
            {
                size = (size - 2) / 2;
                sum += 2.0 * 4 * size * size * 9 * channels * maps;
                channels = maps;
            }

            foreach (int outputs in new[] { Architecture.Outputs, Architecture.ClassLogits })
            {
                int inputs = Architecture.Features;
                foreach (int units in (int[])[.. Architecture.HiddenUnits, outputs])
                {
                    sum += 2.0 * inputs * units;
                    inputs = units;
                }
            }

            return Batch * sum;
        }
    }
}

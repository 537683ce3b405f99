using Pinpoint.Networks;

namespace Pinpoint.Benchmarks;

/// <summary>A network, and a batch of random patches, targets and classes for it.</summary>
internal sealed class NetworkWorkload
{
    public NetworkWorkload(BenchmarkNetwork form, int batch)
    {
        Form = form;
        Batch = batch;
        Patches = PatchesOf(Architecture, batch);
        int outputs = Architecture.Outputs;
        Targets = new float[batch * outputs];
        Weights = [.. Enumerable.Repeat(1f, Targets.Length)];
        Classes = new int[ClassesOf(Architecture, batch)];
        Displacements = new float[batch * outputs];
        Logits = new float[batch * Architecture.ClassLogits];
        var random = new SplitMixRandom(3);
        for (int i = 0; i < Targets.Length; i++)
        {
            Targets[i] = (float)random.NextNormal();
        }

        int classes = Architecture.Directions == DirectionHead.SignPerAxis ? 2 : Architecture.ClassLogits;
        for (int i = 0; i < Classes.Length; i++)
        {
            Classes[i] = random.NextIndex(classes);
        }
    }

    public BenchmarkNetwork Form { get; }

    public NetworkArchitecture Architecture => Form.Architecture;

    public PatchNetwork Network => Form.Network;

    public int Batch { get; }

    public float[] Patches { get; }

    public float[] Targets { get; }

    public float[] Weights { get; }

    public int[] Classes { get; }

    public float[] Displacements { get; }

    public float[] Logits { get; }

    /// <summary>Random patches for a network; a smaller batch's are the first of a larger one's.</summary>
    public static float[] PatchesOf(NetworkArchitecture architecture, int batch)
    {
        float[] patches = new float[batch * architecture.InputLength];
        var random = new SplitMixRandom(2);
        for (int i = 0; i < patches.Length; i++)
        {
            patches[i] = (float)random.NextUniform();
        }

        return patches;
    }

    private static int ClassesOf(NetworkArchitecture architecture, int batch) => architecture.Directions switch
    {
        DirectionHead.Softmax => batch,
        DirectionHead.SignPerAxis => batch * architecture.Outputs,
        DirectionHead.None => 0,
    };
}

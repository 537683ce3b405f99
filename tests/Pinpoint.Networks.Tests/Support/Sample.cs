namespace Pinpoint.Networks.Tests.Support;

/// <summary>Random batches for any architecture.</summary>
internal sealed class Sample
{
    public Sample(NetworkArchitecture architecture, int batch, ulong seed = 5)
    {
        var random = new SplitMixRandom(seed);
        Batch = batch;
        Patches = [.. Enumerable.Range(0, batch * architecture.InputLength).Select(_ => (float)random.NextUniform(-1, 1))];
        Targets = [.. Enumerable.Range(0, batch * architecture.Outputs).Select(_ => (float)random.NextUniform(-2, 2))];
        Weights = [.. Enumerable.Range(0, batch * architecture.Outputs).Select(_ => random.NextIndex(3) == 0 ? 0f : (float)random.NextUniform(0.5, 1.5))];
        Classes = architecture.Directions switch
        {
            DirectionHead.Softmax => [.. Enumerable.Range(0, batch).Select(_ => random.NextIndex(2 * architecture.Outputs))],
            DirectionHead.SignPerAxis => [.. Enumerable.Range(0, batch * architecture.Outputs).Select(_ => random.NextIndex(2))],
            _ => [],
        };
        Displacements = new float[batch * architecture.Outputs];
        Logits = new float[batch * architecture.ClassLogits];
    }

    public int Batch { get; }

    public float[] Patches { get; }

    public float[] Targets { get; }

    public float[] Weights { get; }

    public int[] Classes { get; }

    public float[] Displacements { get; }

    public float[] Logits { get; }

    public StepLosses Step(NetworkTrainer trainer, double learningRate = 1e-3) => trainer.Step(Patches, Batch, Targets, [], Classes, learningRate);
}

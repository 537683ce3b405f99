using Pinpoint.Networks.Tests.Support;

namespace Pinpoint.Networks.Tests.Training;

/// <summary>The engine's gradients against finite differences of the loss by its definition, in float64.</summary>
public sealed class GradientTests
{
    [Theory]
    [InlineData(DirectionHead.Softmax, LossKind.MeanSquaredError, 6, 1, 0)]
    [InlineData(DirectionHead.SignPerAxis, LossKind.Huber, 3, 2, 0)]
    [InlineData(DirectionHead.SignPerAxis, LossKind.MeanSquaredError, 33, 1, 0)]
    [InlineData(DirectionHead.None, LossKind.Huber, 5, 3, 0)]
    [InlineData(DirectionHead.SignPerAxis, LossKind.Huber, 3, 3, 6)]
    [InlineData(DirectionHead.None, LossKind.MeanSquaredError, 3, 2, 37)]
    public void Gradients_are_the_slopes_of_the_loss(DirectionHead directions, LossKind loss, int channels, int groups, int projection)
    {
        NetworkArchitecture architecture = Architectures.Tiny(directions, channels, groups) with { Projection = projection };
        PatchNetwork network = PatchNetwork.Create(architecture, WeightInitialization.He, 21);
        var options = new TrainerOptions { Alpha = 0.3f, Loss = loss, HuberDelta = 0.7f };
        var sample = new Sample(architecture, 9);
        if (directions == DirectionHead.Softmax)
        {
            sample.Classes[4] = -1;
        }

        var naive = new NaiveNetwork(network);
        using var team = new WorkerTeam(2);
        foreach (int bits in KernelSet.Widths)
        {
            using var trainer = new NetworkTrainer(network, options, sample.Batch, team, KernelSet.For(bits));
            StepLosses losses = trainer.Backpropagate(sample.Patches, sample.Batch, sample.Targets, sample.Weights, sample.Classes);
            losses.Total.ShouldBe(Loss(naive, options, sample), 1e-5);
            foreach (SafetensorsTensor tensor in TensorExchange.Export(network.Layout, string.Empty, trainer.Gradient))
            {
                CheckSlopes(tensor, naive, options, sample);
            }
        }
    }

    [Fact]
    public void A_predicted_variance_learns_from_the_displacement_as_it_stands_and_leaves_it_alone()
    {
        // Two points: six displacements, two log variances and two outputs more.
        NetworkArchitecture architecture = Architectures.Tiny(DirectionHead.None) with { Outputs = 10 };
        PatchNetwork network = PatchNetwork.Create(architecture, WeightInitialization.He, 21);
        var options = new TrainerOptions { Loss = LossKind.Huber, HuberDelta = 0.7f, LogVariances = 2 };
        var sample = new Sample(architecture, 9);
        for (int row = 0; row < sample.Batch; row++)
        {
            // A log variance has no target, whatever stands there.
            sample.Targets[(10 * row) + 6] = sample.Targets[(10 * row) + 7] = float.NaN;
        }

        var naive = new NaiveNetwork(network);
        double[] frozen = naive.SquaredErrors(sample.Patches, sample.Batch, sample.Targets, 2);
        using var team = new WorkerTeam(2);
        using var trainer = new NetworkTrainer(network, options, sample.Batch, team);
        StepLosses losses = trainer.Backpropagate(sample.Patches, sample.Batch, sample.Targets, sample.Weights, []);
        losses.Total.ShouldBe(Loss(naive, options, sample, frozen), 1e-5);
        foreach (SafetensorsTensor tensor in TensorExchange.Export(network.Layout, string.Empty, trainer.Gradient))
        {
            CheckSlopes(tensor, naive, options, sample, frozen);
        }
    }

    [Fact]
    public void More_log_variances_than_outputs_are_refused()
    {
        using var team = new WorkerTeam(1);
        PatchNetwork network = PatchNetwork.Create(Architectures.Tiny(), WeightInitialization.He, 1);
        Should.Throw<ArgumentException>(() => new NetworkTrainer(network, new TrainerOptions { LogVariances = 1 }, 2, team));
    }

    [Fact]
    public void A_hidden_target_may_be_anything()
    {
        NetworkArchitecture architecture = Architectures.Tiny(DirectionHead.SignPerAxis);
        using var team = new WorkerTeam(1);
        using var trainer = new NetworkTrainer(PatchNetwork.Create(architecture, WeightInitialization.He, 1), new TrainerOptions(), 2, team);
        var sample = new Sample(architecture, 2);
        float[] weights = [1, 0, 1, 1, 1, 0];
        StepLosses expected = trainer.Backpropagate(sample.Patches, 2, sample.Targets, weights, sample.Classes);
        sample.Targets[1] = float.NaN;
        sample.Targets[5] = 1e30f;
        sample.Classes[5] = -1;
        trainer.Backpropagate(sample.Patches, 2, sample.Targets, weights, sample.Classes).ShouldBe(expected);
    }

    private static void CheckSlopes(SafetensorsTensor gradient, NaiveNetwork naive, TrainerOptions options, Sample sample, double[]? frozen = null)
    {
        const double Step = 1e-6;
        float[] values = gradient.ToSingles();
        double[] weights = naive.Tensors[gradient.Name];
        double scale = values.Max(Math.Abs) + 1e-3;
        int stride = Math.Max(1, values.Length / 7);
        for (int i = 0; i < values.Length; i += stride)
        {
            double kept = weights[i];
            weights[i] = kept + Step;
            double above = Loss(naive, options, sample, frozen);
            weights[i] = kept - Step;
            double below = Loss(naive, options, sample, frozen);
            weights[i] = kept;
            ((double)values[i]).ShouldBe((above - below) / (2 * Step), 1e-4 * scale, $"{gradient.Name}[{i}]");
        }
    }

    private static double Loss(NaiveNetwork naive, TrainerOptions options, Sample sample, double[]? frozen = null) =>
        naive.Loss(options, sample.Patches, sample.Batch, sample.Targets, sample.Weights, sample.Classes, frozen);
}

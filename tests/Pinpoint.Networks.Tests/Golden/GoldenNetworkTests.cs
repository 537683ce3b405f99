using Pinpoint.Networks.Tests.Support;
using Pinpoint.Testing;

namespace Pinpoint.Networks.Tests.Golden;

/// <summary>Values that PyTorch computed in float64.</summary>
public sealed class GoldenNetworkTests
{
    [SharedFact]
    public void The_forward_pass_of_ten_landmarks_agrees_with_PyTorch() => CheckForward("network_10lm_15modes.json");

    [SharedFact]
    public void The_forward_pass_of_two_landmarks_agrees_with_PyTorch() => CheckForward("network_2lm_4modes.json");

    [SharedFact]
    public void Gradients_and_Adam_losses_of_ten_landmarks_agree_with_PyTorch() => CheckTraining("network_10lm_15modes.json");

    [SharedFact]
    public void Gradients_and_Adam_losses_of_two_landmarks_agree_with_PyTorch() => CheckTraining("network_2lm_4modes.json");

    private static void CheckForward(string file)
    {
        var golden = new GoldenNetwork(file);
        PatchNetwork network = golden.CreateNetwork();
        using var team = new WorkerTeam(2);
        using var workspace = new NetworkWorkspace(network, golden.Batch, team);
        float[] displacements = new float[golden.Batch * golden.Modes];
        float[] logits = new float[golden.Batch * 2 * golden.Modes];
        network.Predict(golden.CreatePatches(), golden.Batch, displacements, logits, workspace);
        RelativeError(displacements, golden.Displacements).ShouldBeLessThan(1e-4);
        RelativeError(logits, golden.ClassLogits).ShouldBeLessThan(1e-4);
    }

    private static void CheckTraining(string file)
    {
        var golden = new GoldenNetwork(file);
        using var team = new WorkerTeam(2);
        using var trainer = new NetworkTrainer(golden.CreateNetwork(), new TrainerOptions(), golden.Batch, team);
        float[] patches = golden.CreatePatches();
        float[] targets = golden.CreateTargets();
        trainer.Backpropagate(patches, golden.Batch, targets, [], golden.ClassTargets).Total.ShouldBe(golden.Loss, 1e-4 * golden.Loss);
        foreach (SafetensorsTensor gradient in TensorExchange.Export(new NetworkLayout(golden.Architecture), string.Empty, trainer.Gradient))
        {
            double[] values = gradient.ToDoubles();
            double norm = golden.GradientNorm(gradient.Name);
            Math.Sqrt(values.Sum(value => value * value)).ShouldBe(norm, 1e-3 * norm, gradient.Name);
            double[] first = golden.FirstGradients(gradient.Name);
            for (int i = 0; i < first.Length; i++)
            {
                values[i].ShouldBe(first[i], 1e-3 * Math.Max(Math.Abs(first[i]), 1e-2 * norm), gradient.Name);
            }
        }

        foreach (double expected in golden.AdamLosses)
        {
            trainer.Step(patches, golden.Batch, targets, [], golden.ClassTargets, 1e-3).Total.ShouldBe(expected, 1e-3 * expected);
        }
    }

    private static double RelativeError(float[] actual, double[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        double worst = actual.Zip(expected).Max(pair => Math.Abs(pair.First - pair.Second));
        return worst / expected.Max(Math.Abs);
    }
}

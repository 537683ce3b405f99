using Pinpoint.Research.Shapes;

namespace Pinpoint.Research.Tests.Shapes;

public sealed class ResidualNetworkTests
{
    [Fact]
    public void The_gradient_is_that_of_finite_differences()
    {
        const double Penalty = 0.3;
        const double Step = 1e-6;
        var random = new SplitMixRandom(5);
        ResidualNetwork network = Drawn(3, 4, 2, ref random);
        double[] input = Numbers(ref random, 3);
        double[] target = Numbers(ref random, 2);
        double[] gradient = new double[network.Parameters.Length];
        network.AddGradient(input, target, gradient);
        network.AddPenalty(Penalty, gradient);

        for (int i = 0; i < gradient.Length; i++)
        {
            double value = network.Parameters[i];
            network.Parameters[i] = value + Step;
            double above = Loss(network, input, target, Penalty);
            network.Parameters[i] = value - Step;
            double below = Loss(network, input, target, Penalty);
            network.Parameters[i] = value;

            gradient[i].ShouldBe((above - below) / (2 * Step), 1e-7, $"parameter {i}");
        }
    }

    [Fact]
    public void The_gradients_of_samples_add_up_and_the_loss_is_half_the_squared_error()
    {
        var random = new SplitMixRandom(6);
        ResidualNetwork network = Drawn(2, 3, 2, ref random);
        double[] input = Numbers(ref random, 2);
        double[] answer = new double[2];
        network.Answer(input, answer);
        double[] once = new double[network.Parameters.Length];
        double[] twice = new double[once.Length];

        network.AddGradient(input, [answer[0] + 2, answer[1]], once).ShouldBe(2, 1e-12);
        network.AddGradient(input, [answer[0] + 2, answer[1]], twice);
        network.AddGradient(input, [answer[0] + 2, answer[1]], twice);

        once.ShouldContain(value => value != 0);
        twice.ShouldBe([.. once.Select(value => 2 * value)]);
    }

    [Fact]
    public void A_new_network_answers_nothing()
    {
        var random = new SplitMixRandom(7);
        var network = new ResidualNetwork(2, 5, 3, ref random);
        double[] answer = [1, 1, 1];
        network.Answer([0.5, -2], answer);

        answer.ShouldBe([0, 0, 0]);
        network.InputWeights(4).ToArray().ShouldAllBe(weight => weight != 0);
    }

    private static ResidualNetwork Drawn(int inputs, int hidden, int outputs, ref SplitMixRandom random)
    {
        var network = new ResidualNetwork(inputs, hidden, outputs, ref random);
        Numbers(ref random, network.Parameters.Length).CopyTo(network.Parameters, 0);
        return network;
    }

    // The penalty counts the weights only: U and V, not the biases c and o.
    private static double Loss(ResidualNetwork network, double[] input, double[] target, double penalty)
    {
        double[] answer = new double[target.Length];
        network.Answer(input, answer);
        double loss = 0.5 * answer.Zip(target, (one, other) => (one - other) * (one - other)).Sum();
        for (int unit = 0; unit < network.Hidden; unit++)
        {
            loss += 0.5 * penalty
                * (network.InputWeights(unit).ToArray().Sum(weight => weight * weight) + network.OutputWeights(unit).ToArray().Sum(weight => weight * weight));
        }

        return loss;
    }

    private static double[] Numbers(ref SplitMixRandom random, int count)
    {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++)
        {
            numbers[i] = random.NextNormal();
        }

        return numbers;
    }
}

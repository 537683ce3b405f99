using Pinpoint.Imaging;
using Pinpoint.Research.Dense;

namespace Pinpoint.Research.Tests.Dense;

public sealed class ActionAgreementTests
{
    private static readonly double[] Truth = [3.3, -4.6, 7.2];

    [Theory]
    [InlineData(4)]
    [InlineData(2)]
    public void Directions_that_are_all_right_lead_to_within_half_a_stride_of_the_landmark(int stride)
    {
        double[] positions = Positions(stride);
        ActionAgreement.Find(positions, Map(positions, 1, 0)).Zip(Truth, (found, truth) => Math.Abs(found - truth)).Max().ShouldBeLessThan(stride / 2.0);
    }

    [Fact]
    public void A_third_of_wrong_directions_is_outvoted()
    {
        double[] positions = Positions(2);
        ActionAgreement.Find(positions, Map(positions, 0.9, 1.0 / 3)).Zip(Truth, (found, truth) => Math.Abs(found - truth)).Max().ShouldBeLessThan(1.5);
    }

    [Fact]
    public void The_truth_agrees_wholly_and_no_other_place_does()
    {
        double[] positions = Positions(4);
        double[] map = Map(positions, 1, 0);
        ActionAgreement.Score(positions, map, Truth).ShouldBe(1);
        ActionAgreement.Score(positions, map, [10, 4, -3]).ShouldBeLessThan(0.8);
        ActionAgreement.Score(positions, map, Truth, every: 3).ShouldBe(1);
    }

    [Fact]
    public void A_single_position_is_the_place() => ActionAgreement.Find([1, 2, 3], [1, 0, 0, 0, 0, 0]).ShouldBe([1, 2, 3]);

    private static double[] Positions(int stride)
    {
        var lattice = DenseLattice.Of(new VolumeSize(40, 36, 44), stride);
        double[] positions = new double[3 * lattice.Count];
        for (int i = 0; i < lattice.Count; i++)
        {
            lattice.Place(i, positions.AsSpan(3 * i, 3));
        }

        return positions;
    }

    // The right direction has a probability, the others share the rest; of some positions another direction takes its place.
    private static double[] Map(double[] positions, double sure, double wrongShare)
    {
        var random = new SplitMixRandom(9);
        double[] map = new double[2 * positions.Length];
        for (int i = 0; i < positions.Length / 3; i++)
        {
            double[] towards = [.. Truth.Select((value, axis) => value - positions[(3 * i) + axis])];
            int largest = Enumerable.Range(0, 3).MaxBy(axis => Math.Abs(towards[axis]));
            int direction = (2 * largest) + (towards[largest] > 0 ? 0 : 1);
            direction = random.NextUniform() < wrongShare ? random.NextIndex(6) : direction;
            for (int other = 0; other < 6; other++)
            {
                map[(6 * i) + other] = other == direction ? sure : (1 - sure) / 5;
            }
        }

        return map;
    }
}

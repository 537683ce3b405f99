using Pinpoint.Imaging;
using Pinpoint.Research.Dense;

namespace Pinpoint.Research.Tests.Dense;

public sealed class DenseLatticeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(100)]
    public void Positions_lie_in_the_grid_a_stride_apart_and_balance_around_its_centre(int stride)
    {
        var size = new VolumeSize(20, 9, 14);
        var lattice = DenseLattice.Of(size, stride);
        double[] sum = new double[3];
        double[] place = new double[3];
        double last = double.NaN;
        for (int i = 0; i < lattice.Count; i++)
        {
            lattice.Place(i, place);
            place[0].ShouldBeInRange(-9.5, 9.5);
            place[1].ShouldBeInRange(-4, 4);
            place[2].ShouldBeInRange(-6.5, 6.5);
            if (i % lattice.X > 0)
            {
                (place[0] - last).ShouldBe(stride);
            }

            last = place[0];
            sum = [.. sum.Select((value, axis) => value + place[axis])];
        }

        sum.ShouldAllBe(value => Math.Abs(value) < 1e-9);
        lattice.Count.ShouldBe(((19 / stride) + 1) * ((8 / stride) + 1) * ((13 / stride) + 1));
    }
}

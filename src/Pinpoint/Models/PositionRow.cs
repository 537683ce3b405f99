using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Models;

/// <summary>One landmark's position.</summary>
internal sealed class PositionRow : ISearchSpaceRow
{
    // By the default preset the network's unit is this share of the reach, so that its outputs are of order one.
    private const double UnitShare = 1.0 / 3;

    /// <inheritdoc/>
    public ISearchSpace Learn(TrainingPlan plan, IReadOnlyList<double[]> shapes, IReadOnlyList<VolumeSize> sizes, ShapePriorChoice prior)
    {
        double[] mean = new double[3];
        double[] reach = new double[3];
        for (int i = 0; i < shapes.Count; i++)
        {
            double[] size = [sizes[i].X, sizes[i].Y, sizes[i].Z];
            for (int axis = 0; axis < 3; axis++)
            {
                mean[axis] += shapes[i][axis] / shapes.Count;

                // From any of the search's starts, a quarter of the scan off the centre, to the landmark.
                reach[axis] = Math.Max(reach[axis], Math.Abs(shapes[i][axis]) + (size[axis] / 4));
            }
        }

        return new PositionSpace(mean, reach, plan.Whitened ? reach.Max() * UnitShare : 1);
    }

    /// <inheritdoc/>
    public SearchSpaceFacts FactsOf(ISearchSpace space)
    {
        var position = (PositionSpace)space;
        return new SearchSpaceFacts { Unit = position.Unit, Reach = position.Reach };
    }

    /// <inheritdoc/>
    public ISearchSpace Read(StoredSpace stored)
    {
        SearchSpaceFacts facts = stored.Facts;
        bool sound = stored.Landmarks == 1
            && facts.Unit > 0
            && StoredSpace.IsSound(facts.Unit)
            && facts.Reach is { Count: 3 } reach
            && reach.All(value => value > 0 && StoredSpace.IsSound(value));
        return sound ? new PositionSpace(stored.Mean, [.. facts.Reach!], facts.Unit) : throw stored.Contradiction();
    }

    /// <inheritdoc/>
    public string Reason(int landmarks) => "one landmark is searched by its position";
}

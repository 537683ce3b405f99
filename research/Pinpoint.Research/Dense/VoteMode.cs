using System.Runtime.InteropServices;

namespace Pinpoint.Research.Dense;

/// <summary>
/// The place where most votes are: the densest cell of a grid as wide as the kernel gives the start, mean shift (Comaniciu and Meer 2002) the place. Votes far
/// off count nothing, however far they are.
/// </summary>
internal static class VoteMode
{
    private const int MostShifts = 100;
    private const double NoShift = 1e-6;

    // Beyond three standard deviations a kernel is cut to 0, so that nothing far off pulls.
    private const double Reach = 3;

    /// <summary>The mode of votes that all count the same.</summary>
    /// <param name="votes">The votes, <c>[3 * votes]</c>, one at least.</param>
    /// <param name="bandwidth">The standard deviation of the kernel, in the votes' unit.</param>
    /// <returns>The mode, <c>[3]</c>. The order of the votes does not matter, and votes that are all moved move it as much.</returns>
    /// <exception cref="ArgumentException">There are no votes.</exception>
    public static double[] Find(ReadOnlySpan<double> votes, double bandwidth)
    {
        if (votes.Length < 3)
        {
            throw new ArgumentException("There are no votes to take the mode of.", nameof(votes));
        }

        return Climb(votes, [], bandwidth, DensestCell(votes, bandwidth));
    }

    /// <summary>Climbs from a place to the nearest mode.</summary>
    /// <param name="points">The points, <c>[3 * points]</c>.</param>
    /// <param name="weights">What each counts, negative ones as 0; empty: all the same.</param>
    /// <param name="bandwidth">The standard deviation of the kernel.</param>
    /// <param name="start">Where to begin, <c>[3]</c>.</param>
    /// <returns>The mode; the start itself where no point that counts is within reach.</returns>
    public static double[] Climb(ReadOnlySpan<double> points, ReadOnlySpan<double> weights, double bandwidth, ReadOnlySpan<double> start)
    {
        double[] place = start.ToArray();
        Span<double> mean = stackalloc double[3];
        for (int shift = 0; shift < MostShifts; shift++)
        {
            if (!TryMean(points, weights, bandwidth, place, mean))
            {
                break;
            }

            double moved = Math.Sqrt(Squared(place, mean));
            mean.CopyTo(place);
            if (moved <= NoShift * bandwidth)
            {
                break;
            }
        }

        return place;
    }

    // The mean of what lies within reach, by the kernel around the place.
    private static bool TryMean(ReadOnlySpan<double> points, ReadOnlySpan<double> weights, double bandwidth, ReadOnlySpan<double> place, Span<double> mean)
    {
        double total = 0;
        mean.Clear();
        for (int i = 0; i < points.Length / 3; i++)
        {
            ReadOnlySpan<double> point = points.Slice(3 * i, 3);
            double squared = Squared(point, place) / (bandwidth * bandwidth);
            double weight = weights.IsEmpty ? 1 : weights[i];
            if (squared > Reach * Reach || !(weight > 0))
            {
                continue;
            }

            weight *= Math.Exp(-squared / 2);
            total += weight;
            for (int axis = 0; axis < 3; axis++)
            {
                mean[axis] += weight * (point[axis] - place[axis]);
            }
        }

        for (int axis = 0; axis < 3 && total > 0; axis++)
        {
            mean[axis] = place[axis] + (mean[axis] / total);
        }

        return total > 0;
    }

    // The middle of the votes in the cell that has, with its neighbours, most of them; of equals the first along z, y and x.
    private static double[] DensestCell(ReadOnlySpan<double> votes, double bandwidth)
    {
        double[] least = [votes[0], votes[1], votes[2]];
        for (int i = 3; i < votes.Length; i++)
        {
            least[i % 3] = Math.Min(least[i % 3], votes[i]);
        }

        var cells = new Dictionary<(long X, long Y, long Z), int>();
        for (int i = 0; i < votes.Length; i += 3)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(cells, CellOf(votes.Slice(i, 3), least, bandwidth), out _)++;
        }

        (long X, long Y, long Z) densest = default;
        int most = 0;
        foreach (var cell in cells.Keys)
        {
            int count = Around(cells, cell);
            if (count > most || (count == most && (cell.Z, cell.Y, cell.X).CompareTo((densest.Z, densest.Y, densest.X)) < 0))
            {
                (densest, most) = (cell, count);
            }
        }

        return MiddleOf(votes, least, bandwidth, densest);
    }

    private static int Around(Dictionary<(long X, long Y, long Z), int> cells, (long X, long Y, long Z) cell)
    {
        int count = 0;
        for (int neighbour = 0; neighbour < 27; neighbour++)
        {
            count += cells.GetValueOrDefault((cell.X + (neighbour % 3) - 1, cell.Y + (neighbour / 3 % 3) - 1, cell.Z + (neighbour / 9) - 1));
        }

        return count;
    }

    private static double[] MiddleOf(ReadOnlySpan<double> votes, double[] least, double bandwidth, (long X, long Y, long Z) densest)
    {
        double[] sum = new double[3];
        int count = 0;
        for (int i = 0; i < votes.Length; i += 3)
        {
            var cell = CellOf(votes.Slice(i, 3), least, bandwidth);
            if (Math.Max(Math.Abs(cell.X - densest.X), Math.Max(Math.Abs(cell.Y - densest.Y), Math.Abs(cell.Z - densest.Z))) <= 1)
            {
                count++;
                for (int axis = 0; axis < 3; axis++)
                {
                    sum[axis] += votes[i + axis] - least[axis];
                }
            }
        }

        return [.. sum.Select((value, axis) => least[axis] + (value / count))];
    }

    private static (long X, long Y, long Z) CellOf(ReadOnlySpan<double> vote, double[] least, double bandwidth) => (
        (long)((vote[0] - least[0]) / bandwidth), (long)((vote[1] - least[1]) / bandwidth), (long)((vote[2] - least[2]) / bandwidth));

    private static double Squared(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        double squares = 0;
        for (int axis = 0; axis < 3; axis++)
        {
            squares += (one[axis] - other[axis]) * (one[axis] - other[axis]);
        }

        return squares;
    }
}

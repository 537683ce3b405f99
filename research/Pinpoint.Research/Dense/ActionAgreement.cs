namespace Pinpoint.Research.Dense;

/// <summary>
/// The place to which a map of actions leads. A landmark parts space into six pyramids, in each of which one of the six directions is the right one; the place
/// sought is that whose pyramids agree best with the map: the sum, over all positions, of the probability of the direction that leads from there to the place.
/// </summary>
internal static class ActionAgreement
{
    private const int CoarseSteps = 10;
    private const int CoarsePositions = 2048;
    private const double FinestStep = 0.1;
    private const int MovesAtEachStep = 16;

    /// <summary>Finds the place.</summary>
    /// <param name="positions">The positions, <c>[3 * positions]</c>, one at least.</param>
    /// <param name="probabilities">The probabilities of the directions + and - of x, y and z at each, <c>[6 * positions]</c>.</param>
    /// <returns>The place, <c>[3]</c>, within the box of the positions.</returns>
    public static double[] Find(ReadOnlySpan<double> positions, ReadOnlySpan<double> probabilities)
    {
        double[] low = [.. positions[..3]];
        double[] high = [.. positions[..3]];
        for (int i = 3; i < positions.Length; i++)
        {
            (low[i % 3], high[i % 3]) = (Math.Min(low[i % 3], positions[i]), Math.Max(high[i % 3], positions[i]));
        }

        double[] step = [.. low.Select((value, axis) => (high[axis] - value) / CoarseSteps)];
        double[] place = BestOfCoarse(positions, probabilities, low, step);
        for (; step.Max() > FinestStep; step = [.. step.Select(value => value / 2)])
        {
            for (int move = 0; move < MovesAtEachStep && TryMove(positions, probabilities, step, low, high, place); move++)
            {
                // Each move goes to the best of the neighbours.
            }
        }

        return place;
    }

    /// <summary>How well a place agrees with the map, as a share of the positions.</summary>
    /// <param name="positions">The positions.</param>
    /// <param name="probabilities">The probabilities at each.</param>
    /// <param name="place">The place.</param>
    /// <param name="every">Asks every so many positions.</param>
    public static double Score(ReadOnlySpan<double> positions, ReadOnlySpan<double> probabilities, ReadOnlySpan<double> place, int every = 1)
    {
        double sum = 0;
        int asked = 0;
        for (int i = 0; i < positions.Length / 3; i += every)
        {
            double x = place[0] - positions[3 * i];
            double y = place[1] - positions[(3 * i) + 1];
            double z = place[2] - positions[(3 * i) + 2];
            sum += probabilities[(DenseForm.Actions * i) + DirectionOf(x, y, z)];
            asked++;
        }

        return sum / asked;
    }

    // As the training has it: the axis of the largest displacement, the first of equals; + before -.
    private static int DirectionOf(double x, double y, double z)
    {
        double largest = x;
        int axis = 0;
        if (Math.Abs(y) > Math.Abs(largest))
        {
            (largest, axis) = (y, 1);
        }

        if (Math.Abs(z) > Math.Abs(largest))
        {
            (largest, axis) = (z, 2);
        }

        return (2 * axis) + (largest > 0 ? 0 : 1);
    }

    private static double[] BestOfCoarse(ReadOnlySpan<double> positions, ReadOnlySpan<double> probabilities, double[] low, double[] step)
    {
        const int Side = CoarseSteps + 1;
        int every = Math.Max(1, positions.Length / 3 / CoarsePositions);
        double[] best = [.. low];
        double most = -1;
        Span<double> place = stackalloc double[3];
        for (int index = 0; index < Side * Side * Side; index++)
        {
            place[0] = low[0] + (index % Side * step[0]);
            place[1] = low[1] + (index / Side % Side * step[1]);
            place[2] = low[2] + (index / Side / Side * step[2]);
            double score = Score(positions, probabilities, place, every);
            if (score > most)
            {
                most = score;
                place.CopyTo(best);
            }
        }

        return best;
    }

    private static bool TryMove(
        ReadOnlySpan<double> positions, ReadOnlySpan<double> probabilities, double[] step, double[] low, double[] high, double[] place)
    {
        Span<double> from = stackalloc double[3];
        Span<double> next = stackalloc double[3];
        place.CopyTo(from);
        double most = Score(positions, probabilities, from);
        bool moved = false;
        for (int neighbour = 0; neighbour < 27; neighbour++)
        {
            Span<int> towards = [(neighbour % 3) - 1, (neighbour / 3 % 3) - 1, (neighbour / 9) - 1];
            for (int axis = 0; axis < 3; axis++)
            {
                next[axis] = Math.Clamp(from[axis] + (towards[axis] * step[axis]), low[axis], high[axis]);
            }

            double score = Score(positions, probabilities, next);
            if (score > most)
            {
                most = score;
                next.CopyTo(place);
                moved = true;
            }
        }

        return moved;
    }
}

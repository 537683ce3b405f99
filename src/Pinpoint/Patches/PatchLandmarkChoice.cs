namespace Pinpoint.Patches;

/// <summary>Chooses the landmarks around which the network sees patches, where there are more landmarks than it needs eyes.</summary>
internal static class PatchLandmarkChoice
{
    /// <summary>
    /// The indices, ascending, of at most <paramref name="most"/> landmarks that lie far from each other: the one farthest from the centre
    /// first, then always the one farthest from all that were chosen.
    /// </summary>
    /// <param name="shape">The mean shape, <c>[3 * landmarks]</c>.</param>
    /// <param name="most">The most landmarks to choose; null chooses all.</param>
    public static int[] Choose(ReadOnlySpan<double> shape, int? most)
    {
        int count = shape.Length / 3;
        if (most is not { } limit || limit >= count)
        {
            return [.. Enumerable.Range(0, count)];
        }

        Span<double> centre = stackalloc double[3];
        for (int i = 0; i < shape.Length; i++)
        {
            centre[i % 3] += shape[i] / count;
        }

        double[] distance = new double[count];
        for (int i = 0; i < count; i++)
        {
            distance[i] = SquaredDistance(shape.Slice(3 * i, 3), centre);
        }

        int[] chosen = new int[limit];
        for (int n = 0; n < limit; n++)
        {
            int next = Array.IndexOf(distance, distance.Max());
            chosen[n] = next;
            for (int i = 0; i < count; i++)
            {
                double here = SquaredDistance(shape.Slice(3 * i, 3), shape.Slice(3 * next, 3));
                distance[i] = n == 0 ? here : Math.Min(distance[i], here);
            }
        }

        Array.Sort(chosen);
        return chosen;
    }

    private static double SquaredDistance(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        }

        return sum;
    }
}

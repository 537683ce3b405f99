using System.Numerics;

namespace Pinpoint.Imaging;

/// <summary>The order of values of at most 16 bits, by counting how often each occurs.</summary>
internal sealed class CountedOrder : IntensityOrder
{
    // Entry i counts the values up to _lowest + i.
    private readonly int[] _upTo;
    private readonly int _lowest;

    private CountedOrder(int[] counts, int lowest)
    {
        int sum = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            sum += counts[i];
            counts[i] = sum;
        }

        _upTo = counts;
        _lowest = lowest;
    }

    public override int Count => _upTo[^1];

    public static CountedOrder Of<T>(in SampledVoxels<T> sample, int lowest, int highest)
        where T : unmanaged, INumberBase<T>
    {
        int[] counts = new int[highest - lowest + 1];
        int most = sample.Count;
        if (sample.HasFill)
        {
            for (int i = 0; i < most; i++)
            {
                counts[int.CreateTruncating(sample[i]) - lowest] += sample.IsAtFill(i) ? 0 : 1;
            }
        }
        else
        {
            for (int i = 0; i < most; i++)
            {
                counts[int.CreateTruncating(sample[i]) - lowest]++;
            }
        }

        if (sample.IsFalling)
        {
            Array.Reverse(counts);
            lowest = -highest;
        }

        return new CountedOrder(counts, lowest);
    }

    public override double At(int rank)
    {
        // The first entry that counts more than rank values.
        int low = 0;
        int high = _upTo.Length - 1;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            (low, high) = _upTo[middle] > rank ? (low, middle) : (middle + 1, high);
        }

        return low + _lowest;
    }

    public override double Near(int rank) => At(rank);

    public override int CountUpTo(double value)
    {
        double place = Math.Floor(value) - _lowest;
        return place < 0 ? 0 : _upTo[(int)Math.Min(place, _upTo.Length - 1)];
    }

    public override (int Head, double Ratio) WidestStep(int first, int end, double low)
    {
        int head = first;
        double widest = 0;
        double foot = At(first);
        for (int rank = CountUpTo(foot); rank < end; rank = CountUpTo(foot))
        {
            double next = At(rank);
            double ratio = (next - foot) / (foot - low);
            (head, widest) = ratio > widest ? (rank, ratio) : (head, widest);
            foot = next;
        }

        return (head, widest);
    }
}

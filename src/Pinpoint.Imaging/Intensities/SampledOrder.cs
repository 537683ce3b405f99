using System.Numerics;

namespace Pinpoint.Imaging;

/// <summary>The order of values of any width, by selection from an even sample of about a million.</summary>
internal sealed class SampledOrder : IntensityOrder
{
    private readonly double[] _values;
    private readonly double _lowest;
    private readonly double _highest;

    private SampledOrder(double[] values, int count, double lowest, double highest)
    {
        _values = values;
        Count = count;
        _lowest = lowest;
        _highest = highest;
    }

    public override int Count { get; }

    private ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    public static SampledOrder Of<T>(ReadOnlySpan<T> voxels, bool falling)
        where T : unmanaged, INumberBase<T>
    {
        int stride = StrideOf(voxels.Length);
        double sign = falling ? -1 : 1;
        double[] values = new double[(voxels.Length + stride - 1) / stride];
        int count = 0;
        double lowest = double.PositiveInfinity;
        double highest = double.NegativeInfinity;
        for (int i = 0; i < voxels.Length; i += stride)
        {
            double value = sign * double.CreateTruncating(voxels[i]);
            if (double.IsFinite(value))
            {
                values[count++] = value;
                lowest = Math.Min(lowest, value);
                highest = Math.Max(highest, value);
            }
        }

        return new SampledOrder(values, count, lowest, highest);
    }

    // The ends are known without a selection, and are asked for first.
    public override double At(int rank) => rank == 0 ? _lowest : rank == Count - 1 ? _highest : OrderStatistic.Select(Values, rank);

    public override int CountUpTo(double value)
    {
        int count = 0;
        foreach (double other in Values)
        {
            count += other <= value ? 1 : 0;
        }

        return count;
    }

    public override (int Head, double Ratio) WidestStep(int first, int end, double low)
    {
        double foot = At(first);
        double last = At(end - 1);
        int before = CountUpTo(foot);
        double[] tail = new double[CountUpTo(last) - before];
        int filled = 0;
        foreach (double value in Values)
        {
            if (value > foot && value <= last)
            {
                tail[filled++] = value;
            }
        }

        Array.Sort(tail);
        int head = first;
        double widest = 0;
        for (int i = 0; i < tail.Length; i++)
        {
            double ratio = (tail[i] - foot) / (foot - low);
            (head, widest) = ratio > widest ? (before + i, ratio) : (head, widest);
            foot = tail[i];
        }

        return (head, widest);
    }
}

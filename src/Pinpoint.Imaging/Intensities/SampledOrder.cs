using System.Numerics;

namespace Pinpoint.Imaging;

/// <summary>The order of values of any width, by selection from an even sample of about a million.</summary>
internal sealed class SampledOrder : IntensityOrder
{
    private const int MostFew = 1 << 13;
    private readonly double[] _values;
    private readonly double _lowest;
    private readonly double _highest;
    private double[]? _few;

    private SampledOrder(double[] values, int count, double lowest, double highest)
    {
        _values = values;
        Count = count;
        _lowest = lowest;
        _highest = highest;
    }

    public override int Count { get; }

    private ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    public static SampledOrder Of<T>(in SampledVoxels<T> sample)
        where T : unmanaged, INumberBase<T>
    {
        double sign = sample.IsFalling ? -1 : 1;
        double[] values = new double[sample.Count];
        int count = 0;
        double lowest = double.PositiveInfinity;
        double highest = double.NegativeInfinity;
        for (int i = 0; i < values.Length; i++)
        {
            double value = sign * double.CreateTruncating(sample[i]);
            if (double.IsFinite(value) && !(sample.HasFill && sample.IsAtFill(i)))
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

    public override double Near(int rank)
    {
        if (_few is null)
        {
            int stride = Math.Max(1, (Count / MostFew) | 1);
            _few = new double[(Count + stride - 1) / stride];
            for (int i = 0; i < _few.Length; i++)
            {
                _few[i] = _values[i * stride];
            }

            Array.Sort(_few);
        }

        return _few[(int)((long)rank * _few.Length / Count)];
    }

    public override int CountUpTo(double value)
    {
        ReadOnlySpan<double> values = Values;
        var limit = new Vector<double>(value);
        var counts = Vector<long>.Zero;
        int index = 0;
        for (; index <= values.Length - Vector<double>.Count; index += Vector<double>.Count)
        {
            // A comparison that holds is -1.
            counts -= Vector.LessThanOrEqual(new Vector<double>(values[index..]), limit);
        }

        long count = Vector.Sum(counts);
        for (; index < values.Length; index++)
        {
            count += values[index] <= value ? 1 : 0;
        }

        return (int)count;
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

namespace Pinpoint.Reports;

/// <summary>Where the values of an axis lie between its ends, and its ticks.</summary>
internal sealed class AxisScale
{
    private const int MostTicks = 8;

    // Where all values are one, or differ by less than numbers can tell.
    private const double LeastRange = 1e-300;
    private const double LeastDecades = 0.3;
    private const double FewDecades = 5;
    private readonly bool _logarithmic;
    private readonly double _first;
    private readonly double _last;

    public AxisScale(PlotAxis axis, IReadOnlyCollection<double> values)
    {
        _logarithmic = axis.Logarithmic;
        Ticks = _logarithmic ? LogarithmicTicks(values.Min(), values.Max()) : LinearTicks(Math.Min(0, values.Min()), values.Max());
        _first = Transform(_logarithmic ? values.Min() : Ticks[0]);
        _last = Transform(_logarithmic ? values.Max() : Ticks[^1]);
        if (_logarithmic)
        {
            // A little room on both sides, and some extent where all values are one.
            double room = Math.Max(0.04 * (_last - _first), (LeastDecades - (_last - _first)) / 2);
            (_first, _last) = (_first - room, _last + room);
            Ticks = [.. Ticks.Where(tick => Place(tick) is >= 0 and <= 1)];
        }
    }

    /// <summary>The values with a tick, ascending.</summary>
    public double[] Ticks { get; }

    /// <summary>0 at the axis's beginning, 1 at its end.</summary>
    public double Place(double value) => (Transform(value) - _first) / (_last - _first);

    private static double[] LinearTicks(double least, double most)
    {
        double range = most - least;
        double step = range <= LeastRange ? 1 : NiceStep(range / (MostTicks - 2));
        double first = Math.Floor(least / step);
        double last = Math.Max(first + 1, Math.Ceiling((most / step) - 1e-9));
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(index => (first + index) * step)];
    }

    private static double NiceStep(double rough)
    {
        double decade = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double share = rough / decade;
        return decade * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }

    // 1, 2 and 5 of each decade; powers of ten alone where those are too many, and all digits where they are too few.
    private static double[] LogarithmicTicks(double least, double most)
    {
        int first = (int)Math.Floor(Math.Log10(least)) - 1;
        int last = (int)Math.Ceiling(Math.Log10(most)) + 1;
        double[] steps = last - first > 6 ? [1] : most < FewDecades * least ? [1, 2, 3, 4, 5, 6, 7, 8, 9] : [1, 2, 5];
        return [.. Enumerable.Range(first, last - first + 1).SelectMany(decade => steps.Select(step => step * Math.Pow(10, decade)))];
    }

    private double Transform(double value) => _logarithmic ? Math.Log10(value) : value;
}

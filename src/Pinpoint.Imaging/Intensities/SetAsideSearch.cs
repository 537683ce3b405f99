namespace Pinpoint.Imaging;

/// <summary>Tells fill and hot voxels from ordinary ones.</summary>
/// <remarks>
/// Dark fill is one value below all others, at the border of the scan, whose distance from them is a good part of the range that they span themselves. The
/// background of an ultrasound or a micro-CT goes over into what is shown, and so is none. Bright fill (an overflow of dark fill) must be much further off
/// and take a part of the border. Hot voxels are few, and an empty step twice the height of all below separates them.
/// </remarks>
internal static class SetAsideSearch
{
    // Padding of two kinds, one within the other, is common; of more, unheard of.
    private const int MostFills = 2;
    private const double LeastFill = 1e-4;
    private const int FewestAlike = 8;

    // Fewer voxels have no statistics.
    private const int LeastVoxels = 1000;

    // Fill lies further off than this many steps between the rest's own values, so that a scan of four grey values has none.
    private const int LeastSteps = 8;
    private static readonly double[] StepShares = [0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];
    private const double LeastRest = 0.02;

    // The part of the rest's own range, from its 2nd to its 95th percentile, that fill lies below or above it.
    private const double DarkDistance = 0.4;

    // Resampling mixes fill and scan at the edge; voxels that are at least this much fill count as fill.
    private const double MostlyFill = 0.25;
    private const double BrightDistance = 2;
    private const double RestLow = 0.02;
    private const double RestHigh = 0.95;
    private const double BrightBorder = 0.02;
    private const double LeastHot = 1e-3;
    private const double MostHot = 0.02;
    private const double HotStep = 2;

    /// <summary>Searches the order of a scan's voxels.</summary>
    public static SetAside In(IntensityOrder order, Volume volume)
    {
        double sign = volume.Slope < 0 ? -1 : 1;
        double? declared = volume.PaddingValue is { } padding ? sign * padding : null;
        int count = order.Count;
        int first = 0;
        double? fill = null;
        for (int round = 0; round < MostFills; round++)
        {
            if (DarkFill(order, first, count, declared, value => BorderShare.Of(volume, sign * value) > 0) is not { } next)
            {
                break;
            }

            fill ??= order.At(first);
            first = next;
        }

        int end = BrightFill(order, first, count, declared, value => BorderShare.Of(volume, sign * value) >= BrightBorder) ?? count;
        fill ??= end < count ? order.At(count - 1) : null;
        int cool = Hot(order, first, end) ?? end;
        return new SetAside(first, cool, end - cool, count - end, fill);
    }

    // The rank of the first value that is no fill; null where the lowest value is none.
    private static int? DarkFill(IntensityOrder order, int first, int end, double? declared, Func<double, bool> isAtBorder)
    {
        double value = order.At(first);
        int behind = order.CountUpTo(value);
        int rest = end - behind;
        if (rest < Math.Max(LeastRest * order.Count, 2))
        {
            return null;
        }

        if (value == declared)
        {
            return behind;
        }

        if (order.Count < LeastVoxels || behind - first < Math.Max(LeastFill * order.Count, FewestAlike))
        {
            return null;
        }

        double low = order.At(behind + (int)(RestLow * (rest - 1)));
        double high = order.At(behind + (int)(RestHigh * (rest - 1)));
        bool isFarOff = high > low && low - value > Math.Max(DarkDistance * (high - low), LeastSteps * SmallestStep(order, behind, rest));
        return isFarOff && isAtBorder(value) ? order.CountUpTo(value + ((1 - MostlyFill) * (low - value))) : null;
    }

    // The rank of the first value of bright fill; null where the highest value is none.
    private static int? BrightFill(IntensityOrder order, int first, int end, double? declared, Func<double, bool> fillsBorder)
    {
        double value = order.At(end - 1);
        int start = order.CountUpTo(Math.BitDecrement(value));
        int rest = start - first;
        if (rest < Math.Max(LeastRest * order.Count, 2))
        {
            return null;
        }

        if (value == declared)
        {
            return start;
        }

        if (order.Count < LeastVoxels || end - start < Math.Max(LeastFill * order.Count, FewestAlike))
        {
            return null;
        }

        double low = order.At(first + (int)(RestLow * (rest - 1)));
        double high = order.At(first + (int)(RestHigh * (rest - 1)));
        bool isFarOff = high > low && value - high > Math.Max(BrightDistance * (high - low), LeastSteps * SmallestStep(order, first, rest));
        return isFarOff && fillsBorder(value) ? start : null;
    }

    // Between values that differ, of a few places of the rest.
    private static double SmallestStep(IntensityOrder order, int first, int rest)
    {
        double[] values = [.. StepShares.Select(share => order.At(first + (int)(share * (rest - 1))))];
        return values.Zip(values.Skip(1), (one, next) => next - one).Where(step => step > 0).Min();
    }

    // The rank of the first hot value; null where there is none, or so few that the window's percentile hardly feels them.
    private static int? Hot(IntensityOrder order, int first, int end)
    {
        if (order.Count < LeastVoxels)
        {
            return null;
        }

        int most = (int)(MostHot * (end - first));
        int least = Math.Max(2, (int)(LeastHot * (end - first)));

        // The foot of the step would be at most this high: costs one look at the values, and is the end of it for nearly every scan.
        double lowest = order.At(first);
        int above = end - order.CountUpTo(lowest + ((order.At(end - 1) - lowest) / (1 + HotStep)));
        if (above < least || above > most)
        {
            return null;
        }

        double low = order.At(first + (int)(RestLow * (end - first - 1)));
        int notAbove = order.CountUpTo(low);
        int start = Math.Max(end - most - 1, notAbove);
        if (start >= end - least)
        {
            return null;
        }

        var (head, ratio) = order.WidestStep(start, end - least + 1, low);
        return ratio > HotStep && head - notAbove >= 2 * (end - head) ? head : null;
    }
}

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

    // Resampling may have mixed this part of the rest with fill. Only fill that is this much further off is told from it then: a constant background of air
    // with lungs before it looks alike.
    private const double MixedRest = 0.1;
    private const double MixedDistance = 4;

    // Of the rest, not more than this many times the fill's own voxels lie on the first half of the way to it: where fill hid most air, what is left of it
    // begins at a value of many voxels too, at which the scanner cut it off.
    private const int MostNear = 4;
    private const double BrightDistance = 2;
    private const double RestLow = 0.02;
    private const double RestHigh = 0.95;
    private const double BrightBorder = 0.02;
    private const double LeastHot = 1e-3;
    private const double MostHot = 0.02;
    private const double HotStep = 2;

    // The looks at the tail that say whether it may have a step.
    private const int TailLooks = 150;

    /// <summary>Searches the order of all voxels for fill.</summary>
    public static SetAside Fill(IntensityOrder order, IntensitySource scan)
    {
        double sign = scan.Slope < 0 ? -1 : 1;
        double? declared = scan.PaddingValue is { } padding ? sign * padding : null;
        int count = order.Count;
        int first = 0;
        double[] fills = [];
        while (fills.Length < MostFills && DarkFill(order, first, count, declared) is { } next
            && (order.At(first) == declared || scan.BorderShareOf(sign * order.At(first)) > 0))
        {
            fills = [.. fills, order.At(first)];
            first = next;
        }

        int end = count;
        if (BrightFill(order, first, count, declared) is { } start
            && (order.At(count - 1) == declared || scan.BorderShareOf(sign * order.At(count - 1)) >= BrightBorder))
        {
            end = start;
        }

        return new SetAside(fills, end < count ? order.At(count - 1) : null, first, count - end);
    }

    // The rank of the first value that is no fill; null where the lowest value is none, wherever it lies.
    private static int? DarkFill(IntensityOrder order, int first, int end, double? declared)
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

        double high = order.Near(behind + (int)(RestHigh * (rest - 1)));
        double least = LeastSteps * SmallestStep(order, behind, rest);
        return IsFarBelow(RestLow, DarkDistance) || IsFarBelow(MixedRest, MixedDistance) ? behind : null;

        bool IsFarBelow(double share, double distance)
        {
            double low = order.Near(behind + (int)(share * (rest - 1)));
            return high > low && low - value > Math.Max(distance * (high - low), least)
                && order.CountUpTo(value + ((low - value) / 2)) - behind <= MostNear * (behind - first);
        }
    }

    // The rank of the first value of bright fill; null where the highest value is none, wherever it lies.
    private static int? BrightFill(IntensityOrder order, int first, int end, double? declared)
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

        double low = order.Near(first + (int)(RestLow * (rest - 1)));
        double high = order.Near(first + (int)(RestHigh * (rest - 1)));
        bool isFarOff = high > low && value - high > Math.Max(BrightDistance * (high - low), LeastSteps * SmallestStep(order, first, rest));
        return isFarOff ? start : null;
    }

    // Between values that differ, of a few places of the rest.
    private static double SmallestStep(IntensityOrder order, int first, int rest)
    {
        double smallest = double.PositiveInfinity;
        double last = double.NaN;
        foreach (double share in StepShares)
        {
            double value = order.Near(first + (int)(share * (rest - 1)));
            smallest = value > last ? Math.Min(smallest, value - last) : smallest;
            last = value;
        }

        return smallest;
    }

    /// <summary>
    /// The rank of the first hot value of the ranks from <paramref name="first"/> to <paramref name="end"/>; null where there is none, or so few that the
    /// window hardly feels them.
    /// </summary>
    public static int? Hot(IntensityOrder order, int first, int end)
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

        double low = order.Near(first + (int)(RestLow * (end - first - 1)));
        int notAbove = order.CountUpTo(low);
        int start = Math.Max(end - most - 1, notAbove);
        if (start >= end - least || !MayStep(order, start, end - least + 1, low))
        {
            return null;
        }

        var (head, ratio) = order.WidestStep(start, end - least + 1, low);
        return ratio > HotStep && head - notAbove >= 2 * (end - head) ? head : null;
    }

    // Values some ranks apart are at least as far from each other as any two neighbours between them.
    private static bool MayStep(IntensityOrder order, int start, int end, double low)
    {
        int looks = Math.Min(TailLooks, end - start);
        double foot = order.Near(start);
        for (int look = 1; look <= looks; look++)
        {
            double next = order.Near(Math.Min(end - 1, start + (int)((long)look * (end - start) / looks)));
            if (foot <= low || next - foot > HotStep * (foot - low))
            {
                return true;
            }

            foot = next;
        }

        return false;
    }
}

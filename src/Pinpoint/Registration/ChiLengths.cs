using Pinpoint.Checks;

namespace Pinpoint.Registration;

/// <summary>Lengths of errors in space that are normal and alike along all axes, in deviations along one axis: the chi distribution of three degrees.</summary>
internal static class ChiLengths
{
    /// <summary>95 % are shorter.</summary>
    public const double Share95 = 2.795483482;

    /// <summary>99 % are shorter.</summary>
    public const double Share99 = 3.368214175;

    // Half are shorter.
    private const double Median = 1.538172254;

    /// <summary>The deviation along one axis that the median of lengths tells, which half of them being wrong does not move far.</summary>
    public static double DeviationOf(IReadOnlyCollection<double> lengths) => RobustSpread.Median(lengths) / Median;
}

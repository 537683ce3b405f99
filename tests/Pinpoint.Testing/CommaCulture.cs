using System.Globalization;

namespace Pinpoint.Testing;

/// <summary>
/// A culture that writes numbers, dates and letters as the invariant one does not: a comma for the decimal point, a point between thousands, the
/// true minus sign. It is made by hand, for the tests' process knows no culture but the invariant one.
/// </summary>
public static class CommaCulture
{
    private static CultureInfo Culture { get; } = Make();

    /// <summary>Does the work under this culture, and under the invariant one.</summary>
    public static (T Comma, T Invariant) Both<T>(Func<T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return (Under(Culture, work), Under(CultureInfo.InvariantCulture, work));
    }

    private static T Under<T>(CultureInfo culture, Func<T> work)
    {
        var (own, byDefault) = (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture);
        try
        {
            // Threads that the work starts have it too.
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = culture;
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = own;
            CultureInfo.DefaultThreadCurrentCulture = byDefault;
        }
    }

    private static CultureInfo Make()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new NumberFormatInfo
        {
            NumberDecimalSeparator = ",",
            NumberGroupSeparator = ".",
            PercentDecimalSeparator = ",",
            PercentGroupSeparator = ".",
            PercentPositivePattern = 0,
            NegativeSign = "\u2212",
            PositiveSign = "\uFF0B",
            NaNSymbol = "keine Zahl",
            PositiveInfinitySymbol = "unendlich",
        };
        culture.DateTimeFormat = new DateTimeFormatInfo { DateSeparator = ".", TimeSeparator = "." };
        return culture;
    }
}

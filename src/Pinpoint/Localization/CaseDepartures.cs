using Pinpoint.Models;

namespace Pinpoint.Localization;

/// <summary>How far a scan departs from the usual, measure by measure, to each measure's bad side and in its deviations.</summary>
/// <param name="Measures">The departures; measures that the model cannot tell are left out.</param>
/// <param name="IsWhole">Whether the model could tell all measures.</param>
internal sealed record CaseDepartures(IReadOnlyList<CaseDeparture> Measures, bool IsWhole)
{
    /// <summary>The furthest departure of one measure; 0 where there is none to the bad side.</summary>
    public double Furthest => Measures.Select(item => item.Departure).Append(0).Max();

    /// <summary>
    /// The root mean square of the departures to the bad side: large as well where many measures are somewhat unusual and none is by itself, as in a scan that
    /// is mirrored or
    /// turned and otherwise a good one.
    /// </summary>
    public double Together => Measures.Count == 0 ? 0 : Math.Sqrt(Measures.Average(item => Math.Max(0, item.Departure) * Math.Max(0, item.Departure)));

    /// <summary>The departures of a scan.</summary>
    /// <param name="limits">What is usual.</param>
    /// <param name="evidence">The scan's evidence.</param>
    /// <param name="floorMm">See <see cref="CaseMeasure.Compared"/>.</param>
    public static CaseDepartures Of(IReadOnlyList<CaseLimit> limits, CaseEvidence evidence, double floorMm)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var departures = new List<CaseDeparture>();
        foreach (CaseLimit limit in limits)
        {
            if (CaseMeasure.All.FirstOrDefault(measure => measure.Name == limit.Name) is { } measure && measure.Compared(evidence, floorMm) is { } value)
            {
                // What a network that overflowed gives is as far off as can be.
                double departure = (measure.LowIsBad ? limit.Centre - value : value - limit.Centre) / limit.Deviation;
                departures.Add(new CaseDeparture(measure, limit, double.IsNaN(departure) ? double.PositiveInfinity : departure));
            }
        }

        return new CaseDepartures(departures, departures.Count == limits.Count);
    }
}

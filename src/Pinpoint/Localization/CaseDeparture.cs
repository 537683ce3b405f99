using Pinpoint.Models;

namespace Pinpoint.Localization;

/// <summary>How far one measure of a scan departs from the usual.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Limit">What is usual of it.</param>
/// <param name="Departure">The departure to the bad side, in deviations; negative to the good side.</param>
internal readonly record struct CaseDeparture(CaseMeasure Measure, CaseLimit Limit, double Departure)
{
    /// <summary>The departure in words and figures.</summary>
    public string Text(CaseEvidence evidence, double floorMm)
    {
        double usual = Measure.IsLength ? Math.Exp(Limit.Centre) - floorMm : Limit.Centre;
        return Invariant($"{Measure.Words} ({Measure.Name} {Measure.Value(evidence):0.##}, usually {usual:0.##})");
    }
}

using Pinpoint.Biometry;

namespace Pinpoint.Evaluation;

/// <summary>A measurement of one case, with the true landmarks and with the answer's.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="Measurement">The measurement's name.</param>
/// <param name="Truth">The value of the true landmarks; null where they do not define it.</param>
/// <param name="Found">The value of the answer's landmarks, with its interval; null where they do not define it.</param>
public sealed record MeasurementOutcome(string Case, string Measurement, double? Truth, Measurement? Found)
{
    /// <summary>Found less true; null where one of them is.</summary>
    public double? Error => Found?.Value - Truth;

    /// <summary>Whether the true value lies in the interval; null where there is no interval or no true value.</summary>
    public bool? IsCovered => Found?.Interval95 is { } interval && Truth is { } truth ? interval.Contains(truth) : null;
}

using System.Globalization;
using System.Text;

namespace Pinpoint.Evaluation;

/// <summary>An evaluation as tables in CSV, one row per landmark, per case, or per landmark and case; a figure without a value is empty.</summary>
internal static class EvaluationTables
{
    private const string Figures =
        "points,mre_mm,sd_mm,median_mm,p90_mm,p95_mm,max_mm,baseline_mre_mm,true_positives,false_positives,false_negatives,true_negatives,coverage95," +
        "mean_radius95_mm";

    /// <summary>The table of landmarks.</summary>
    public static string PerLandmark(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Table($"landmark,{Figures}{SdrHeader(result)}", result.PerLandmark.Select(score => $"{Quote(score.Landmark)},{Row(score.Errors, result)}"));
    }

    /// <summary>The table of cases.</summary>
    public static string PerCase(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Table($"case,seconds,{Figures}{SdrHeader(result)},rejected,reasons", result.PerCase.Select(score =>
            $"{Quote(score.Case)},{Text(score.Seconds)},{Row(score.Errors, result)}," +
            $"{(score.Verdict is { } verdict ? verdict.Rejected ? "yes" : "no" : "")},{Quote(score.Verdict?.Text ?? "")}"));
    }

    /// <summary>The table of all landmarks of all cases.</summary>
    public static string Errors(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Table("case,landmark,outcome,error_mm,baseline_error_mm,status,error95_mm", result.Outcomes.Select(row => string.Join(
            ',',
            Quote(row.Case),
            Quote(row.Landmark),
            DetectionOutcomes.NameOf(row.Outcome),
            Text(row.ErrorMm),
            Text(row.BaselineErrorMm),
            Imaging.LandmarkStatuses.NameOf(row.Status),
            Text(row.Radius95Mm))));
    }

    /// <summary>A number with round-trip digits; empty for none.</summary>
    internal static string Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string SdrHeader(EvaluationResult result) => string.Concat(result.Errors.Sdr.Keys.Select(radius => $",sdr_{Text(radius)}_mm"));

    private static string Row(ErrorSummary errors, EvaluationResult result) => string.Join(
        ',',
        new[] { errors.Points, errors.MreMm, errors.SdMm, errors.MedianMm, errors.P90Mm, errors.P95Mm, errors.MaxMm, errors.BaselineMreMm }
            .Concat([
                errors.Detection.TruePositives,
                errors.Detection.FalsePositives,
                errors.Detection.FalseNegatives,
                errors.Detection.TrueNegatives,
                errors.Coverage95,
                errors.MeanRadius95Mm,
            ])
            .Concat(result.Errors.Sdr.Keys.Select(radius => errors.Sdr.TryGetValue(radius, out double share) ? share : (double?)null))
            .Select(Text));

    /// <summary>A table of rows that are joined already.</summary>
    internal static string Table(string header, IEnumerable<string> rows)
    {
        StringBuilder table = new StringBuilder(header).Append('\n');
        foreach (string row in rows)
        {
            table.Append(row).Append('\n');
        }

        return table.ToString();
    }

    /// <summary>A field, quoted where it must be.</summary>
    internal static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pinpoint.Imaging;

namespace Pinpoint.Evaluation;

/// <summary>An evaluation as JSON, with the field names that others build on; a figure without a value is null.</summary>
public static class EvaluationJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole evaluation as one document.</summary>
    public static string ToText(EvaluationResult result, EvaluationProvenance? provenance = null)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            Write(writer, result, provenance);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Writes the whole evaluation as one JSON object.</summary>
    public static void Write(Utf8JsonWriter writer, EvaluationResult result, EvaluationProvenance? provenance = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(result);
        writer.WriteStartObject();
        WriteErrors(writer, result.Errors);
        WriteNumber(writer, "case_mean_mm", result.CaseMeanMm);
        WriteNumber(writer, "case_sd_mm", result.CaseSdMm);
        writer.WriteNumber("cases", result.Cases);
        WriteNumber(writer, "seconds_per_case", result.SecondsPerCase);
        WriteInterval(writer, result.MreInterval);
        WriteNames(writer, "only_in_truth", result.OnlyInTruth);
        WriteNames(writer, "only_in_prediction", result.OnlyInPrediction);
        writer.WriteStartArray("per_landmark");
        foreach (LandmarkScore score in result.PerLandmark)
        {
            writer.WriteStartObject();
            writer.WriteString("landmark", score.Landmark);
            WriteErrors(writer, score.Errors);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("per_case");
        foreach (CaseScore score in result.PerCase)
        {
            writer.WriteStartObject();
            writer.WriteString("case", score.Case);
            WriteNumber(writer, "seconds", score.Seconds);
            WriteErrors(writer, score.Errors);
            if (score.Verdict is { } verdict)
            {
                writer.WriteBoolean("rejected", verdict.Rejected);
                WriteNames(writer, "reasons", verdict.Reasons);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteNames(writer, "rejected_cases", [.. result.PerCase.Where(score => score.Verdict is { Rejected: true }).Select(score => score.Case)]);
        if (result.Anatomy is { } anatomy)
        {
            WriteAnatomy(writer, anatomy);
        }

        WriteOutcomes(writer, result);
        WriteProvenance(writer, provenance);
        writer.WriteEndObject();
    }

    private static void WriteOutcomes(Utf8JsonWriter writer, EvaluationResult result)
    {
        writer.WriteStartArray("outcomes");
        foreach (LandmarkOutcome row in result.Outcomes)
        {
            writer.WriteStartObject();
            writer.WriteString("case", row.Case);
            writer.WriteString("landmark", row.Landmark);
            writer.WriteString("outcome", DetectionOutcomes.NameOf(row.Outcome));
            WriteNumber(writer, "error_mm", row.ErrorMm);
            WriteNumber(writer, "baseline_error_mm", row.BaselineErrorMm);
            writer.WriteString("status", LandmarkStatuses.NameOf(row.Status));
            WriteNumber(writer, "radius95_mm", row.Radius95Mm);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteProvenance(Utf8JsonWriter writer, EvaluationProvenance? provenance)
    {
        if (provenance is null)
        {
            writer.WriteNull("provenance");
            return;
        }

        writer.WriteStartObject("provenance");
        writer.WriteString("command", provenance.Command);
        writer.WriteString("written", provenance.Written);
        writer.WriteString("tool_version", provenance.ToolVersion);
        writer.WriteString("model", provenance.Model);
        writer.WriteString("data", provenance.Data);
        writer.WriteString("training", provenance.Training);
        writer.WriteString("training_fingerprint", provenance.TrainingFingerprint);
        writer.WriteEndObject();
    }

    private static void WriteAnatomy(Utf8JsonWriter writer, AnatomyScores anatomy)
    {
        writer.WriteString("anatomy", anatomy.Anatomy);
        writer.WriteStartArray("planes");
        foreach (PlaneScore score in anatomy.Planes)
        {
            writer.WriteStartObject();
            writer.WriteString("plane", score.Plane);
            writer.WriteString("title", score.Title);
            writer.WriteNumber("cases", score.Cases);
            writer.WriteNumber("undefined", score.Undefined);
            WriteNumber(writer, "angle_mean_degrees", score.AngleMean);
            WriteNumber(writer, "angle_sd_degrees", score.AngleSd);
            WriteNumber(writer, "angle_max_degrees", score.AngleMax);
            WriteNumber(writer, "distance_mean_mm", score.DistanceMeanMm);
            WriteNumber(writer, "distance_sd_mm", score.DistanceSdMm);
            WriteNumber(writer, "distance_max_mm", score.DistanceMaxMm);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("measurements");
        foreach (MeasurementScore score in anatomy.Measurements)
        {
            writer.WriteStartObject();
            writer.WriteString("measurement", score.Measurement);
            writer.WriteString("title", score.Title);
            writer.WriteString("unit", score.Unit);
            writer.WriteNumber("cases", score.Cases);
            writer.WriteNumber("undefined", score.Undefined);
            WriteNumber(writer, "mean_truth", score.MeanTruth);
            WriteNumber(writer, "mean_absolute_error", score.MeanAbsoluteError);
            WriteNumber(writer, "bias", score.Bias);
            WriteNumber(writer, "error_sd", score.ErrorSd);
            WriteNumber(writer, "max_absolute_error", score.MaxAbsoluteError);
            WriteNumber(writer, "coverage95", score.Coverage95);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteErrors(Utf8JsonWriter writer, ErrorSummary errors)
    {
        writer.WriteNumber("points", errors.Points);
        WriteNumber(writer, "mre_mm", errors.MreMm);
        WriteNumber(writer, "sd_mm", errors.SdMm);
        WriteNumber(writer, "median_mm", errors.MedianMm);
        WriteNumber(writer, "p90_mm", errors.P90Mm);
        WriteNumber(writer, "p95_mm", errors.P95Mm);
        WriteNumber(writer, "max_mm", errors.MaxMm);
        writer.WriteStartObject("sdr");
        foreach ((double radius, double share) in errors.Sdr)
        {
            writer.WriteNumber(EvaluationTables.Text(radius), share);
        }

        writer.WriteEndObject();
        WriteNumber(writer, "baseline_mre_mm", errors.BaselineMreMm);
        WriteNumber(writer, "coverage95", errors.Coverage95);
        WriteNumber(writer, "mean_radius95_mm", errors.MeanRadius95Mm);
        writer.WriteStartObject("detection");
        writer.WriteNumber("true_positives", errors.Detection.TruePositives);
        writer.WriteNumber("false_positives", errors.Detection.FalsePositives);
        writer.WriteNumber("false_negatives", errors.Detection.FalseNegatives);
        writer.WriteNumber("true_negatives", errors.Detection.TrueNegatives);
        writer.WriteEndObject();
    }

    private static void WriteInterval(Utf8JsonWriter writer, ConfidenceInterval? interval)
    {
        if (interval is null)
        {
            writer.WriteNull("mre_ci95_mm");
            return;
        }

        writer.WriteStartArray("mre_ci95_mm");
        writer.WriteNumberValue(interval.LowMm);
        writer.WriteNumberValue(interval.HighMm);
        writer.WriteEndArray();
    }

    private static void WriteNames(Utf8JsonWriter writer, string property, IReadOnlyList<string> names)
    {
        writer.WriteStartArray(property);
        foreach (string name in names)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? number)
    {
        if (number is { } value)
        {
            writer.WriteNumber(name, value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}

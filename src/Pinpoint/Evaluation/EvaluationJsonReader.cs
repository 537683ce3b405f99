using System.Globalization;
using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Evaluation;

/// <summary>
/// Reads an evaluation back from <see cref="EvaluationJson"/>. Only what was measured is read; the figures follow from it as they did, so that a file
/// cannot say one thing in its points and another in its means.
/// </summary>
internal static class EvaluationJsonReader
{
    // A point takes some 250 bytes: this holds far more than any data set there is, and no file that would exhaust the memory.
    private const long LargestBytes = 1L << 28;

    // In mm or seconds; what is larger is none, and would overflow where it is squared.
    private const double LongestLength = 1e9;
    private const string Remedy = "run 'pinpoint evaluate' again";

    /// <summary>Reads a file.</summary>
    /// <exception cref="BadInputException">The file cannot be read, is no evaluation, or one that does not hold its single points.</exception>
    public static (EvaluationResult Result, EvaluationProvenance? Provenance) Read(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            if (stream.Length > LargestBytes)
            {
                throw new BadInputException(path, null, "is too large for an evaluation; give the folder that 'pinpoint evaluate -o' wrote");
            }

            using var document = JsonDocument.Parse(stream);
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("mre_mm", out _) && !root.TryGetProperty("outcomes", out _))
            {
                throw new BadInputException(path, "'outcomes'", $"is missing, for an earlier version wrote the file; {Remedy}");
            }

            return (ResultOf(root, path), ProvenanceOf(root));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // What is no object, or no valid text, is told of by the other exception.
            string? place = exception is JsonException { LineNumber: { } line } ? $"line {line + 1}" : null;
            throw new BadInputException(path, place, $"is not as 'pinpoint evaluate' writes it ({exception.Message.Split(" LineNumber", 2)[0].TrimEnd('.')}); {Remedy}", exception);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BadInputException(path, null, "does not exist; give the folder that 'pinpoint evaluate -o' wrote", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(path, null, "cannot be read; check the path and the rights to it", exception);
        }
    }

    private static EvaluationResult ResultOf(JsonElement root, string path)
    {
        var outcomes = new Dictionary<string, List<LandmarkOutcome>>(StringComparer.Ordinal);
        var seen = new HashSet<(string Case, string Landmark)>();
        foreach (JsonElement row in Items(root, "outcomes"))
        {
            LandmarkOutcome outcome = OutcomeOf(row);
            if (!seen.Add((outcome.Case, outcome.Landmark)))
            {
                throw new BadInputException(path, "'outcomes'", $"hold landmark '{outcome.Landmark}' of case '{outcome.Case}' twice; {Remedy}");
            }

            if (!outcomes.TryGetValue(outcome.Case, out List<LandmarkOutcome>? ofCase))
            {
                outcomes.Add(outcome.Case, ofCase = []);
            }

            ofCase.Add(outcome);
        }

        var cases = new List<EvaluatedCase>();
        foreach (JsonElement row in Items(root, "per_case"))
        {
            string name = StrictJson.Text(StrictJson.Member(row, "case"));
            CaseVerdict? verdict = row.TryGetProperty("rejected", out JsonElement rejected)
                ? new CaseVerdict(StrictJson.Truth(rejected), StrictJson.Texts(StrictJson.Member(row, "reasons")))
                : null;
            cases.Add(new EvaluatedCase(name, Length(row, "seconds") ?? 0, verdict, outcomes.Remove(name, out List<LandmarkOutcome>? ofCase) ? ofCase : []));
        }

        if (outcomes.Count > 0 || cases.Select(item => item.Name).Distinct(StringComparer.Ordinal).Count() != cases.Count)
        {
            throw new BadInputException(path, "'per_case'", $"does not hold every case of the outcomes once; {Remedy}");
        }

        return cases.Any(item => item.Outcomes.Any(row => row.ErrorMm is not null))
            ? Evaluator.SumUp(cases, RadiiOf(root), 0, Texts(root, "only_in_truth"), Texts(root, "only_in_prediction")) with { Anatomy = AnatomyJsonReader.Read(root) }
            : throw new BadInputException(path, "'outcomes'", $"holds no error; {Remedy}");
    }

    private static LandmarkOutcome OutcomeOf(JsonElement row)
    {
        DetectionOutcome outcome = DetectionOutcomes.Parse(StrictJson.Text(StrictJson.Member(row, "outcome"))) ?? throw new JsonException("There is no such outcome.");
        double? error = Length(row, "error_mm");
        return (outcome == DetectionOutcome.TruePositive) == (error is not null)
            ? new LandmarkOutcome(
                StrictJson.Text(StrictJson.Member(row, "case")),
                StrictJson.Text(StrictJson.Member(row, "landmark")),
                outcome,
                error,
                Length(row, "baseline_error_mm"),
                LandmarkStatuses.Parse(StrictJson.Text(StrictJson.Member(row, "status"))) ?? throw new JsonException("There is no such status."),
                Length(row, "radius95_mm"))
            : throw new JsonException("A landmark has an error exactly when it was there and found.");
    }

    private static double[] RadiiOf(JsonElement root)
    {
        JsonElement sdr = StrictJson.Member(root, "sdr");
        return sdr.ValueKind != JsonValueKind.Object
            ? throw new JsonException("'sdr' is no object.")
            : [.. sdr.EnumerateObject().Select(member => double.TryParse(member.Name, NumberStyles.Float, CultureInfo.InvariantCulture, out double radius) && radius > 0 && double.IsFinite(radius) ? radius : throw new JsonException($"'sdr' holds a radius that is none."))];
    }

    private static EvaluationProvenance? ProvenanceOf(JsonElement root)
    {
        if (!root.TryGetProperty("provenance", out JsonElement item) || item.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return StrictJson.Member(item, "written").TryGetDateTimeOffset(out DateTimeOffset written)
            ? new EvaluationProvenance(StrictJson.Text(StrictJson.Member(item, "command")), written)
            {
                ToolVersion = StrictJson.Text(StrictJson.Member(item, "tool_version")),
                Model = TextOrNull(item, "model"),
                Data = TextOrNull(item, "data"),
                Training = TextOrNull(item, "training"),
                TrainingFingerprint = TextOrNull(item, "training_fingerprint"),
            }
            : throw new JsonException("'written' is no date.");
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement root, string name)
    {
        JsonElement array = StrictJson.Member(root, name);
        return array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : throw new JsonException($"'{name}' is no array.");
    }

    private static string[] Texts(JsonElement root, string name) => StrictJson.Texts(StrictJson.Member(root, name));

    private static string? TextOrNull(JsonElement item, string name)
    {
        JsonElement value = StrictJson.Member(item, name);
        return value.ValueKind == JsonValueKind.Null ? null : StrictJson.Text(value);
    }

    private static double? Length(JsonElement item, string name) =>
        StrictJson.NumberOrNull(StrictJson.Member(item, name)) is { } value ? (value is >= 0 and <= LongestLength ? value : throw new JsonException($"'{name}' is negative or far too large.")) : null;
}

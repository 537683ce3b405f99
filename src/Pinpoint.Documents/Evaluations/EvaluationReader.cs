using System.Globalization;
using System.Text.Json;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Localization;

namespace Pinpoint.Documents;

/// <summary>
/// Reads an evaluation back from <c>evaluation.json</c>, of this version or an earlier one. Only what was measured is taken; the figures follow from it as they
/// did, so that a file
/// cannot say one thing in its points and another in its means.
/// </summary>
internal static class EvaluationReader
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
            using Stream stream = InputFile.Open(path, LargestBytes, "is too large for an evaluation; give the folder that 'pinpoint evaluate -o' wrote");
            using var parsed = JsonDocument.Parse(stream);
            JsonElement root = parsed.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("mre_mm", out _) && !root.TryGetProperty("outcomes", out _))
            {
                throw new BadInputException(path, "'outcomes'", $"is missing, for an earlier version wrote the file; {Remedy}");
            }

            EvaluationDocument document = DocumentText.Read<EvaluationDocument>(EarlierEvaluation.Renamed(root), path, Remedy);
            return (ResultOf(document, path), document.Provenance?.ToProvenance());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // What is no object, or no valid text, is told of by the other exception.
            string? place = exception is JsonException { LineNumber: { } line } ? Invariant($"line {line + 1}") : null;
            throw new BadInputException(
                path, place, $"is not as 'pinpoint evaluate' writes it ({exception.Message.Split(" LineNumber", 2)[0].TrimEnd('.')}); {Remedy}", exception);
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

    private static EvaluationResult ResultOf(EvaluationDocument document, string path)
    {
        var outcomes = new Dictionary<string, List<LandmarkOutcome>>(StringComparer.Ordinal);
        var seen = new HashSet<(string Case, string Landmark)>();
        foreach (LandmarkOutcome outcome in document.Outcomes.Select(OutcomeOf))
        {
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

        EvaluatedCase[] cases = [.. document.PerCase.Select(row => new EvaluatedCase(
            row.Case,
            Length(row.Seconds, "seconds") ?? 0,
            row.Rejected is { } rejected ? new CaseVerdict(rejected, row.Reasons) : null,
            outcomes.Remove(row.Case, out List<LandmarkOutcome>? ofCase) ? ofCase : [])
        {
            Side = row.Side?.ToAnswer(),
        })];
        if (outcomes.Count > 0 || cases.Select(item => item.Name).Distinct(StringComparer.Ordinal).Count() != cases.Length)
        {
            throw new BadInputException(path, "'per_case'", $"does not hold every case of the outcomes once; {Remedy}");
        }

        return cases.Any(item => item.Outcomes.Any(row => row.ErrorMm is not null))
            ? Evaluator.SumUp(cases, RadiiOf(document), 0, document.OnlyInTruth, document.OnlyInPrediction) with
            {
                Anatomy = document.AnatomyScores?.ToScores(),
            }
            : throw new BadInputException(path, "'outcomes'", $"holds no error; {Remedy}");
    }

    private static LandmarkOutcome OutcomeOf(OutcomeItem row)
    {
        DetectionOutcome outcome = DetectionOutcomes.Parse(row.Outcome) ?? throw new JsonException("There is no such outcome.");
        double? error = Length(row.ErrorMm, "error_mm");
        return (outcome == DetectionOutcome.TruePositive) == (error is not null)
            ? new LandmarkOutcome(
                row.Case,
                row.Landmark,
                outcome,
                error,
                Length(row.BaselineErrorMm, "baseline_error_mm"),
                LandmarkStatuses.Parse(row.Status) ?? throw new JsonException("There is no such status."),
                Length(row.Radius95Mm, "radius95_mm"))
            : throw new JsonException("A landmark has an error exactly when it was there and found.");
    }

    private static double[] RadiiOf(EvaluationDocument document) =>
    [
        .. (document.Sdr ?? throw new JsonException("'sdr' is missing.")).Keys
            .Select(key => double.TryParse(key, NumberStyles.Float, CultureInfo.InvariantCulture, out double radius) && radius > 0 && double.IsFinite(radius)
            ? radius
            : throw new JsonException("'sdr' holds a radius that is none.")),
    ];

    private static double? Length(double? number, string key) =>
        number is null or (>= 0 and <= LongestLength) ? number : throw new JsonException($"'{key}' is negative or far too large.");
}

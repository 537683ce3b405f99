using Pinpoint.Biometry;
using Pinpoint.Documents;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>Sums up pairs of truth and answer, and writes the files of an evaluation.</summary>
internal static class EvaluationFiles
{
    public static EvaluateOutcome Write(
        IReadOnlyList<CasePair> pairs,
        AnatomyDefinition? anatomy,
        IReadOnlyList<double> radiiMm,
        string? folder,
        EvaluationProvenance provenance,
        WarningList warnings)
    {
        EvaluationResult result = Evaluator.Compute(pairs, radiiMm) with { Anatomy = anatomy is null ? null : AnatomyScores.Of(anatomy, pairs) };
        WarnOfNames(warnings, "the model finds, but no truth marks", result.OnlyInPrediction);
        WarnOfNames(warnings, "the truth marks, but the model does not know", result.OnlyInTruth);
        var document = EvaluationDocument.Of(result, provenance, warnings.Lines);
        EvaluationResult baseline = Evaluator.Compute([.. pairs.Select(pair => pair with { Predicted = pair.Baseline! })], radiiMm);
        return new EvaluateOutcome(result, baseline, provenance, document, pairs, folder is null ? [] : Write(folder, result, document, pairs));
    }

    /// <summary>The files that every evaluation writes into its folder.</summary>
    public static IEnumerable<string> In(string folder) =>
        EvaluationFolder.FileNames.Append(EvaluationFolder.PredictionsName).Select(name => Path.Combine(folder, name));

    private static string[] Write(string folder, EvaluationResult result, EvaluationDocument document, IReadOnlyList<CasePair> pairs)
    {
        EvaluationFolder.Write(folder, result, document);
        if (result.Anatomy is { } scores)
        {
            AnatomyTables.Write(folder, scores);
        }
        else
        {
            // Those of an earlier evaluation would be taken for this one's.
            AnatomyTables.Remove(folder);
        }

        LandmarkFile.WriteCases(
            Path.Combine(folder, EvaluationFolder.PredictionsName), [.. pairs.Select(pair => KeyValuePair.Create(pair.CaseName, pair.Predicted))]);
        return [.. In(folder), .. result.Anatomy is null ? [] : AnatomyTables.FileNames.Select(name => Path.Combine(folder, name))];
    }

    private static void WarnOfNames(WarningList warnings, string what, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
        {
            warnings.Add($"not counted, for {what}: {string.Join(", ", names)}");
        }
    }
}

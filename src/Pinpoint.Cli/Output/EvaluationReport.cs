using Pinpoint.Biometry;
using Pinpoint.Documents;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;

namespace Pinpoint.Cli.Output;

/// <summary>Sums up pairs of truth and answer, writes the files and prints the tables or the JSON document.</summary>
internal static class EvaluationReport
{
    public static EvaluationResult Give(Terminal terminal, IReadOnlyList<CasePair> pairs, AnatomyDefinition? anatomy, IReadOnlyList<double> radii, string? folder, bool json, EvaluationProvenance provenance)
    {
        EvaluationResult result = Evaluator.Compute(pairs, radii) with { Anatomy = anatomy is null ? null : AnatomyScores.Of(anatomy, pairs) };
        WarnOfNames(terminal, "the model finds, but no truth marks", result.OnlyInPrediction);
        WarnOfNames(terminal, "the truth marks, but the model does not know", result.OnlyInTruth);
        var document = EvaluationDocument.Of(result, provenance, terminal.Warnings);
        if (folder is not null)
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

            LandmarkFile.WriteCases(Path.Combine(folder, EvaluationFolder.PredictionsName), [.. pairs.Select(pair => KeyValuePair.Create(pair.CaseName, pair.Predicted))]);
        }

        if (json)
        {
            JsonDocumentPrinter.Print(terminal, document);
            return result;
        }

        EvaluationPrinter.Print(terminal, result, Evaluator.Compute([.. pairs.Select(pair => pair with { Predicted = pair.Baseline! })], radii));
        if (folder is not null)
        {
            terminal.Output.WriteLine();
            terminal.Output.WriteLine($"written: {string.Join(", ", EvaluationFolder.FileNames.Concat(result.Anatomy is null ? [] : AnatomyTables.FileNames).Append(EvaluationFolder.PredictionsName).Select(name => Path.Combine(folder, name)))}");
        }

        return result;
    }

    private static void WarnOfNames(Terminal terminal, string what, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
        {
            terminal.Warn($"not counted, for {what}: {string.Join(", ", names)}");
        }
    }
}

using System.Globalization;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Output;

/// <summary>Prints what came of folds.</summary>
internal static class FoldPrinter
{
    /// <summary>Prints the evaluation over all folds.</summary>
    public static void Print(Terminal terminal, CrossValidateOutcome outcome, bool json)
    {
        EvaluationReport.Print(terminal, outcome.Evaluation, json);
        if (outcome.Coverage is { } coverage && !json)
        {
            string flagged = coverage.Rejected.Count == 0 ? "none" : string.Join(", ", coverage.Rejected);
            terminal.Output.WriteLine(
                $"each fold judged by the others' errors: {100 * coverage.Coverage:0.0} % within the radius, {coverage.MeanRadiusMm:0.00} mm on average; "
                + $"flagged as unlike the training set: {flagged}");
            terminal.Output.WriteLine($"kept for 'pinpoint calibrate': {outcome.CalibrationFile}");
        }
    }

    /// <summary>Tells which folds of a part are done. The document of <c>--json</c> is that of the whole, so here the lines go to standard error.</summary>
    public static void Print(Terminal terminal, CrossValidatePartOutcome outcome, string folder, bool json)
    {
        TextWriter writer = json ? terminal.Error : terminal.Output;
        foreach (int fold in outcome.Folds)
        {
            writer.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"fold {fold} of {outcome.AllFolds}: done{(outcome.Before.Contains(fold) ? " before" : "")}"));
        }

        if (outcome.Folds.Count == 0)
        {
            writer.WriteLine("this part has no fold, for there are more parts than folds");
        }

        writer.WriteLine($"when all parts are done: pinpoint gather {Parsing.ShellWord.Of(folder)}");
    }
}

using Pinpoint.Evaluation;

namespace Pinpoint.Cli.Output;

/// <summary>An evaluation as tables: the model beside the mean position, then landmark by landmark.</summary>
internal static class EvaluationPrinter
{
    public static void Print(Terminal terminal, EvaluationResult result, EvaluationResult baseline)
    {
        terminal.Output.WriteLine($"{result.Cases} cases, {result.Errors.Points} points, {result.SecondsPerCase:0.00} s a case; radial errors in mm");
        TextTable summary = new TextTable().Left("").Right("MRE +- SD").Right("case mean +- SD").Right("median").Right("P90").Right("P95").Right("max");
        foreach (double radius in result.Errors.Sdr.Keys)
        {
            summary.Right($"<= {radius} mm");
        }

        Add(summary, "model", result);
        Add(summary, "mean position", baseline);
        summary.Print(terminal);
        terminal.Output.WriteLine();
        TextTable landmarks = new TextTable()
            .Left("landmark")
            .Right("points")
            .Right("MRE")
            .Right("SD")
            .Right("median")
            .Right("max")
            .Right("mean position")
            .Right("radius")
            .Right("covered");
        foreach (LandmarkScore score in result.PerLandmark)
        {
            ErrorSummary errors = score.Errors;
            landmarks.Row(
                score.Landmark,
                $"{errors.Points}",
                Text(errors.MreMm),
                Text(errors.SdMm),
                Text(errors.MedianMm),
                Text(errors.MaxMm),
                Text(errors.BaselineMreMm),
                Text(errors.MeanRadius95Mm),
                errors.Coverage95 is { } share ? $"{100 * share:0} %" : "-");
        }

        landmarks.Print(terminal);
        if (result.Anatomy is { } anatomy)
        {
            AnatomyPrinter.Print(terminal, anatomy);
        }

        PrintTrust(terminal, result);
        PrintSides(terminal, result);
    }

    private static void PrintTrust(Terminal terminal, EvaluationResult result)
    {
        if (result.Errors.Coverage95 is { } coverage)
        {
            terminal.Output.WriteLine();
            terminal.Output.WriteLine(
                $"{100 * coverage:0.0} % of the errors lie within their 95 % radius, which is {Text(result.Errors.MeanRadius95Mm)} mm on average");
        }

        foreach (CaseScore score in result.PerCase.Where(score => score.Verdict is { Rejected: true }))
        {
            terminal.Output.WriteLine($"{score.Case}: unlike the training set: {score.Verdict!.Text}");
        }
    }

    private static void PrintSides(Terminal terminal, EvaluationResult result)
    {
        CaseScore[] sided = [.. result.PerCase.Where(score => score.Side is not null)];
        if (sided.Length > 0)
        {
            string[] uncertain = [.. sided.Where(score => score.Side!.IsUncertain).Select(score => score.Case)];
            terminal.Output.WriteLine();
            terminal.Output.WriteLine(
                $"sides: {sided.Count(score => score.Side!.IsMirrored)} of {sided.Length} cases were seen as the mirror image of the training side" +
                $"{(uncertain.Length > 0 ? $"; uncertain: {string.Join(", ", uncertain)}" : "")}");
        }
    }

    private static void Add(TextTable table, string name, EvaluationResult result)
    {
        ErrorSummary errors = result.Errors;
        string[] figures =
        [
            name,
            $"{Text(errors.MreMm)} +- {Text(errors.SdMm)}",
            $"{Text(result.CaseMeanMm)} +- {Text(result.CaseSdMm)}",
            Text(errors.MedianMm),
            Text(errors.P90Mm),
            Text(errors.P95Mm),
            Text(errors.MaxMm),
        ];
        table.Row([.. figures, .. errors.Sdr.Values.Select(share => $"{100 * share:0.0} %")]);
    }

    private static string Text(double? millimetres) => millimetres is { } value ? $"{value:0.00}" : "-";
}

using System.Text.Json;
using Pinpoint.Models;
using Pinpoint.Training;
using static Pinpoint.Reports.ReportText;

namespace Pinpoint.Reports;

/// <summary>The report of a training run: loss, validation error and learning rate over the steps, and the plan that was followed.</summary>
internal static class TrainingPage
{
    private const int MostPoints = 400;

    /// <summary>The page, whole and self-contained.</summary>
    /// <param name="name">The run's name.</param>
    /// <param name="history">How it went.</param>
    /// <param name="plan">The plan it followed.</param>
    /// <param name="stamp">Where the page comes from.</param>
    /// <param name="warnings">What is wrong with the model that came of it, one line each.</param>
    public static string ToHtml(string name, TrainingHistory history, TrainingPlan plan, ReportStamp stamp, IReadOnlyList<string> warnings)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(stamp);
        var page = new ReportPage("training", name);
        page.Lead.Element("p", Lead(history));
        foreach (string warning in warnings)
        {
            page.Lead.Open("div", ("class", "banner rejected"), ("role", "note")).Element("p", warning).Close();
        }

        page.Add("run", "Run", html => html.Facts(history.Head.Select(fact => (fact.Key.Replace('_', ' '), (string?)fact.Value))));
        foreach (StageHistory stage in history.Stages.Where(stage => stage.Losses.Count > 0))
        {
            page.Add("stage-" + stage.Name, $"Stage: {stage.Name}", html => WriteStage(html, stage));
        }

        page.Add("plan", "Plan", html => WritePlan(html, plan));
        return page.ToHtml(stamp);
    }

    private static string Lead(TrainingHistory history)
    {
        string stages = string.Join(
            " and ", history.Stages.Where(stage => stage.Losses.Count > 0).Select(stage => Invariant($"{stage.Losses[^1].Step} steps of the {stage.Name}")));
        ValidationRecord? last = history.Stages.SelectMany(stage => stage.Validations).LastOrDefault();
        string error = last is null
            ? "There are no validation scans: how far off the model is, is not known."
            : $"The validation error was last {Millimetres(last.ErrorMm)} mm.";
        return $"{stages} in {Duration(history.Elapsed)}; the run {(history.Completed ? "is complete" : "has not come to its end")}. {error}";
    }

    private static void WriteStage(HtmlWriter html, StageHistory stage)
    {
        html.Open("div", ("class", "pair"));
        if (stage.Validations.Count > 0)
        {
            PlotPoint[] errors = [.. stage.Validations.Select(record => new PlotPoint(record.Step, record.ErrorMm))];
            ValidationRecord best = stage.Validations.MinBy(record => record.ErrorMm)!;
            html.Plot(
                new LinePlot(
                    $"Validation error, {stage.Name}",
                    new PlotAxis("step"),
                    ErrorAxis(errors),
                    [new PlotSeries("validation", errors) { Form = errors.Length > 40 ? PlotForm.Line : PlotForm.MarkedLine }]),
                Invariant($"The mean radial error on the validation scans, end to end; least at step {best.Step} with {Millimetres(best.ErrorMm)} mm."));
        }

        html.Plot(
            Losses(stage),
            "The loss is the mean over the steps since the last point; a logarithmic axis, where all losses allow it, shows late progress too.");
        html.Plot(
            new LinePlot(
                $"Learning rate, {stage.Name}",
                new PlotAxis("step"),
                new PlotAxis("learning rate"),
                [Curve("learning rate", stage.Losses, record => record.LearningRate)]),
            "The learning rate over the steps.");
        html.Close();
    }

    private static PlotAxis ErrorAxis(PlotPoint[] errors)
    {
        double[] values = [.. errors.Select(error => error.Y)];
        return new PlotAxis("mean radial error in mm", Logarithmic: values.Min() > 0 && values.Max() > 4 * values.Min());
    }

    // A part of the loss that the plan leaves out is 0 throughout, and no curve.
    private static LinePlot Losses(StageHistory stage)
    {
        (string Name, Func<LossRecord, double> Value)[] parts = [
            ("loss", record => record.Total),
            ("displacement", record => record.Regression),
            ("direction", record => record.Classification),
        ];
        bool both = stage.Losses.Any(record => record.Regression != 0) && stage.Losses.Any(record => record.Classification != 0);
        PlotSeries[] series = [.. (both ? parts : parts[..1]).Select(part => Curve(part.Name, stage.Losses, part.Value))];
        bool logarithmic = series.SelectMany(line => line.Points).All(point => point.Y > 0);
        return new LinePlot($"Loss, {stage.Name}", new PlotAxis("step"), new PlotAxis("loss", logarithmic), series);
    }

    private static PlotSeries Curve(string name, IReadOnlyList<LossRecord> records, Func<LossRecord, double> value)
    {
        int stride = Math.Max(1, records.Count / MostPoints);
        return new PlotSeries(
            name,
            [.. records.Where((_, i) => i % stride == 0 || i == records.Count - 1).Select(record => new PlotPoint(record.Step, value(record)))])
            {
                Form = PlotForm.Line,
            };
    }

    private static void WritePlan(HtmlWriter html, TrainingPlan plan)
    {
        using var document = JsonDocument.Parse(PlanJson.Write(plan));
        html.Table("The plan's search", ["key", "<value"], Rows(document.RootElement));
        if (document.RootElement.GetProperty("refinement") is { ValueKind: JsonValueKind.Object } refinement)
        {
            html.Table("The plan's refinement", ["key", "<value"], Rows(refinement));
        }

        if (document.RootElement.TryGetProperty("agent", out JsonElement agent))
        {
            html.Table("The plan's agent", ["key", "<value"], Rows(agent));
        }
    }

    private static IEnumerable<string[]> Rows(JsonElement plan) =>
        plan.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Object).Select(member => (string[])[member.Name, Text(member.Value)]);

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(item => item.ToString())),
        JsonValueKind.Null => "-",
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        _ => value.ToString(),
    };
}

using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

[Collection(TinyHeadsCollection.Name)]
public sealed class ReportTests(TinyHeads heads)
{
    [Fact]
    public void An_evaluation_is_reported_at_once_or_later_with_or_without_pictures()
    {
        using var folder = new TemporaryFolder();
        CommandLine evaluated = CommandLine.Run("evaluate", heads.Model, heads.Unseen, "-o", folder.File("eval"), "--report").Succeeds();
        evaluated.Output.ShouldContain(folder.File("eval", "report.html"));
        string atOnce = ShouldBePage(folder.File("eval", "report.html"), "Worst first", "phantom-010", "pinpoint evaluate");
        atOnce.ShouldContain("data:image/png");

        CommandLine.Run("report", folder.File("eval"), "-o", folder.File("bare.html")).Succeeds().Output.ShouldContain("bare.html");
        ShouldBePage(folder.File("bare.html"), "Worst first", "pinpoint evaluate").ShouldNotContain("data:image/png");
        CommandLine.Run("report", folder.File("eval"), "-o", folder.File("full.html"), "--data", heads.Unseen).Succeeds();
        PicturesOf(File.ReadAllText(folder.File("full.html"))).ShouldBe(PicturesOf(atOnce));
        CommandLine.Run("evaluate", heads.Model, heads.Unseen, "--report", folder.File("alone.html"), "--json").Succeeds().Json
            .GetProperty("provenance")
            .GetProperty("command")
            .GetString()!.ShouldContain("--report");
        ShouldBePage(folder.File("alone.html"), "Worst first");
    }

    [Fact]
    public void Evaluations_are_compared_and_told_apart_by_their_folders()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run("evaluate", heads.Model, heads.Unseen, "-o", folder.File("one", "eval")).Succeeds();
        CommandLine.Run("evaluate", heads.Model, heads.Unseen, "-o", folder.File("two", "eval"), "--updates", "1").Succeeds();

        CommandLine.Run("report", folder.File("one", "eval"), folder.File("two", "eval"), "-o", folder.File("both.html")).Succeeds();

        ShouldBePage(folder.File("both.html"), "Differences", "one/eval", "two/eval");
    }

    [Fact]
    public void A_training_is_reported()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run("report", heads.Model, "-o", folder.File("training.html")).Succeeds();
        ShouldBePage(folder.File("training.html"), "Validation error, search", "grid_spacing_mm", "60 steps of the search");
    }

    [Fact]
    public void A_prediction_is_reported_by_itself_or_beside_the_answers()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run("report", heads.Model, heads.Scan(10), "-o", folder.File("scan.html")).Succeeds();
        ShouldBePage(folder.File("scan.html"), "Each landmark", "phantom-010", "cerebellum_left", "Not calibrated");
        CommandLine.Run("predict", heads.Model, heads.Scan(10), heads.Scan(11), "-o", folder.File("out"), "--report").Succeeds().Output
            .ShouldContain("phantom-011.html");
        ShouldBePage(folder.File("out", "phantom-010.html"), "Each landmark");
        ShouldBePage(folder.File("out", "phantom-011.html"), "Each landmark");
        CommandLine json = CommandLine.Run("predict", heads.Model, heads.Scan(12), "--json", "--report", folder.File("given.html")).Succeeds();
        json.Json.GetProperty("cases")[0].GetProperty("landmarks").GetArrayLength().ShouldBe(8);
        json.Error.ShouldContain("given.html");
        ShouldBePage(folder.File("given.html"), "phantom-012");
    }

    [Fact]
    public void A_report_is_never_written_over_anything_unasked()
    {
        using var folder = new TemporaryFolder();
        string page = folder.File("page.html");
        File.WriteAllText(page, "mine");
        CommandLine.Run("report", heads.Model, "-o", page).FailsWith(2, "page.html", "--force");
        CommandLine.Run("predict", heads.Model, heads.Scan(10), "--report", page).FailsWith(2, "page.html", "--force");
        File.WriteAllText(folder.File("phantom-010.html"), "mine");
        CommandLine.Run("predict", heads.Model, heads.Scan(10), "-o", folder.Path, "--report").FailsWith(2, "phantom-010.html", "--force");
        File.ReadAllText(page).ShouldBe("mine");
        CommandLine.Run("report", heads.Model, "-o", page, "--force").Succeeds();
        ShouldBePage(page, "Plan");
        CommandLine.Run("report", heads.Model, "-o", heads.Scan(10)).FailsWith(2, "FILE.html");
        CommandLine.Run("predict", heads.Model, "--report", heads.Scan(10)).FailsWith(2, "--report");
    }

    [Fact]
    public void A_report_without_a_place_for_it_is_refused_before_the_work_begins()
    {
        CommandLine.Run("predict", heads.Model, heads.Scan(10), "--report").FailsWith(2, "--output DIR");
        CommandLine.Run("predict", heads.Model, heads.Scan(10), heads.Scan(11), "--report", "one.html").FailsWith(2, "one.html", "2 scans");
        CommandLine.Run("evaluate", heads.Model, heads.Unseen, "--report").FailsWith(2, "--output DIR");
        CommandLine.Run("report", heads.Model).FailsWith(2, "--output");
    }

    [Fact]
    public void Targets_that_make_no_report_are_told_of()
    {
        using var folder = new TemporaryFolder();
        string page = folder.File("page.html");
        CommandLine.Run("report", folder.File("nowhere"), "-o", page).FailsWith(3, "nowhere", "does not exist");
        CommandLine.Run("report", folder.Path, "-o", page).FailsWith(3, "evaluation.json");
        CommandLine.Run("report", heads.Scan(10), "-o", page).FailsWith(2, "model before it");
        CommandLine.Run("report", heads.Landmarks(10), "-o", page).FailsWith(2, "landmarks alone");
        CommandLine.Run("report", Path.Combine(heads.Model, "model.safetensors"), "-o", page).FailsWith(2, "give a scan too");
        CommandLine.Run("report", heads.Scan(10), heads.Scan(11), "-o", page).FailsWith(2, "is no model");
        CommandLine.Run("report", heads.Model, heads.Scan(10), heads.Scan(11), "-o", page).FailsWith(2, "one scan", "predict --report");
        CommandLine.Run("report", heads.Model, "-o", page, "--data", heads.Unseen).FailsWith(2, "--data");
        CommandLine.Run("report", heads.Model, "-o", page, "--frame", "0").FailsWith(2, "--frame");
        CommandLine.Run("report", heads.Model, "-o", page, "--definitions", "x.json").FailsWith(2, "--definitions");
        File.Exists(page).ShouldBeFalse();
    }

    [Fact]
    public void Evaluations_that_are_damaged_or_of_other_data_are_told_of()
    {
        using var folder = new TemporaryFolder();
        string page = folder.File("page.html");
        CommandLine.Run("evaluate", heads.Model, heads.Unseen, "-o", folder.File("eval")).Succeeds();
        CommandLine.Run("report", folder.File("eval"), "-o", page, "--data", heads.Heads).FailsWith(3, "phantom-010");
        CommandLine.Run("report", folder.File("eval"), heads.Model, "-o", page).FailsWith(2, "holds no evaluation.json");
        string file = folder.File("eval", "evaluation.json");
        File.WriteAllText(file, File.ReadAllText(file)[..^40]);
        CommandLine.Run("report", folder.File("eval"), "-o", page).FailsWith(3, "evaluation.json", "evaluate");
        File.Exists(page).ShouldBeFalse();
    }

    private static string ShouldBePage(string file, params string[] words)
    {
        string html = File.ReadAllText(file);
        html.ShouldStartWith("<!DOCTYPE html>");
        html.TrimEnd().ShouldEndWith("</html>");
        html.ShouldContain("Content-Security-Policy");
        foreach (string word in words)
        {
            html.ShouldContain(word);
        }

        return html;
    }

    private static string[] PicturesOf(string html) =>
        [.. html.Split("href=\"data:image/png;base64,").Skip(1).Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)])];
}

using System.Xml.Linq;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Testing;
using Pinpoint.Training;

namespace Pinpoint.Reports.Tests;

public sealed class EvaluationPageTests
{
    private const string Hostile = "<script>alert('p')</script>";
    private static readonly ReportStamp Stamp = new("pinpoint report 'a <b>' -o c.html", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Fact]
    public void An_evaluation_shows_figures_distribution_calibration_and_provenance()
    {
        var page = new CheckedPage(EvaluationPage.ToHtml(Stored("eval", shift: 0), [], Stamp));

        page.Sections.ShouldBe(["Figures", "Worst first", "Distribution of errors", "Rejected scans", "Error radii", "Tables", "Provenance"]);
        page.Root.Descendants().Where(element => element.Name.LocalName == "svg").Select(svg => svg.Attribute("aria-label")!.Value).ShouldBe(
            ["Share of landmarks within a distance", "Errors by landmark", "Errors by case", "Calibration", "Error against claimed radius"]);
        page.Text.ShouldContain(Hostile);
        page.Html.ShouldNotContain("<script>alert");
        page.Text.ShouldContain(Stamp.Command);
        page.Text.ShouldContain("pinpoint evaluate x y");
        page.Policy.ShouldNotContain("script-src");
        string[] worst = [.. page.Root
            .Descendants("section")
            .Single(section => section.Attribute("id")!.Value == "worst")
            .Descendants("tbody")
            .Single()
            .Elements("tr")
            .Select(row => row.Elements("td").ElementAt(1).Value)];
        worst.ShouldBe([.. worst.OrderByDescending(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture))]);
    }

    [Fact]
    public void The_same_evaluation_gives_the_same_page() =>
        EvaluationPage.ToHtml(Stored("eval", shift: 0), [], Stamp).ShouldBe(EvaluationPage.ToHtml(Stored("eval", shift: 0), [], Stamp));

    [Fact]
    public void Without_radii_and_rejections_their_sections_are_left_out() =>
        new CheckedPage(EvaluationPage.ToHtml(new StoredEvaluation("bare", "", Evaluator.Compute([Pair("only", 0, radius: null)], [2]), null), [], Stamp))
            .Sections.ShouldBe(["Figures", "Worst first", "Distribution of errors", "Tables", "Provenance"]);

    [Fact]
    public void The_worst_landmarks_are_shown_in_three_views_the_worst_first()
    {
        using var folder = new TemporaryFolder();
        VolumeFile.Write(folder.File("scan.nii"), MadeScan.Create());
        EvaluationResult result = Stored("eval", shift: 0).Result;

        IReadOnlyList<WorstPicture> pictures = WorstPictures.Take(
            result, name => name == "case 2" ? null : (() => VolumeFile.Read(folder.File("scan.nii")), Pair(name, 0).Truth, Pair(name, 0).Predicted), count: 5);
        var page = new CheckedPage(EvaluationPage.ToHtml(Stored("eval", shift: 0), pictures, Stamp));

        pictures.Count.ShouldBeInRange(1, 5);
        pictures.Select(picture => picture.ErrorMm).ShouldBe(pictures.Select(picture => picture.ErrorMm).OrderDescending());
        pictures.ShouldAllBe(picture => picture.Case != "case 2" && picture.Views.Count == 3);
        page.Root.Descendants("article")
            .Elements("div")
            .Elements("figure")
            .Elements()
            .Count(element => element.Name.LocalName == "svg")
            .ShouldBe(3 * pictures.Count);
    }

    [Fact]
    public void Several_evaluations_stand_side_by_side_with_their_differences()
    {
        var page = new CheckedPage(ComparisonPage.ToHtml([Stored("plain", 0), Stored("worse & <b>", 5), Stored("other", 0, "else")], Stamp));

        page.Sections.ShouldBe(["Figures", "Distribution of errors", "Differences", "Landmark by landmark", "Provenance"]);
        XElement[] rows = [.. page.Root
            .Descendants("section")
            .Single(section => section.Attribute("id")!.Value == "differences")
            .Descendants("tbody")
            .Single()
            .Elements("tr")];
        rows.Select(row => row.Element("th")!.Value).ShouldBe(["worse & <b>", "other"]);
        rows[0].Value.ShouldContain("larger errors");
        rows[1].Value.ShouldContain("share no landmark");
        Should.Throw<ArgumentException>(() => ComparisonPage.ToHtml([Stored("one", 0)], Stamp));
    }

    [Fact]
    public void More_evaluations_than_a_plot_tells_apart_stand_in_the_table_all_the_same()
    {
        var page = new CheckedPage(ComparisonPage.ToHtml([.. Enumerable.Range(0, 8).Select(i => Stored($"number {i}", i))], Stamp));

        page.Text.ShouldContain("The first 6 of 8 evaluations are drawn.");
        page.Root.Descendants("section").First().Descendants("tbody").Single().Elements("tr").Count().ShouldBe(8);
    }

    [Fact]
    public void A_training_shows_its_curves_stage_by_stage_and_its_plan()
    {
        using var folder = new TemporaryFolder();
        var run = new TrainingFolder(folder.Path);
        string[] lines = [.. Enumerable.Range(1, 900)
            .Select(step =>
                $$"""{"stage":"search","step":{{step}},"loss":{{1 + (900 - step)}},"regression_loss":1,"classification_loss":2,"learning_rate":0.1}""")];
        File.WriteAllLines(
            run.Log, [
                .. lines,
                """{"stage":"search","step":900,"validation_mre_mm":0.5}""",
                """{"stage":"refinement","step":1,"loss":0,"regression_loss":0,"classification_loss":0,"learning_rate":0.1}""",
            ]);

        var plan = new TrainingPlan { Refinement = new RefinementPlan() };
        var page = new CheckedPage(TrainingPage.ToHtml("<run>", TrainingHistory.Read(run), plan, Stamp, ["it has <learnt> nothing"]));

        page.Sections.ShouldBe(["Run", "Stage: search", "Stage: refinement", "Plan"]);
        page.Root.Descendants().Where(element => element.Name.LocalName == "svg").Select(svg => svg.Attribute("aria-label")!.Value).ShouldBe(
            ["Validation error, search", "Loss, search", "Learning rate, search", "Loss, refinement", "Learning rate, refinement"]);
        page.Text.ShouldContain("learning_rate");
        page.Text.ShouldContain("it has <learnt> nothing");
        page.Html.Length.ShouldBeLessThan(80_000);
    }

    private static StoredEvaluation Stored(string name, double shift, string prefix = "case") => new(
        name,
        "",
        Evaluator.Compute([Rejected(Pair($"{prefix} 1", shift)), .. Enumerable.Range(2, 5).Select(i => Pair($"{prefix} {i}", shift))], [2, 4]),
        new EvaluationProvenance("pinpoint evaluate x y", Stamp.Written) { Model = "x", Data = "y" });

    private static CasePair Rejected(CasePair pair) =>
        pair with { Answer = new LocalizationResult(pair.Predicted, [], 0) { Verdict = new CaseVerdict(true, ["odd <i>"]) } };

    private static CasePair Pair(string name, double shift, double? radius = 1)
    {
        int number = name[^1];
        string[] names = [Hostile, "q", "r & s"];
        return new CasePair(
            name,
            new LandmarkSet(names.Select((landmark, i) => Landmark.At(landmark, new WorldPoint(10 * i, 5, 5)))),
            new LandmarkSet(
                names.Select(
                    (landmark, i) => Landmark.At(landmark, new WorldPoint((10 * i) + shift + (0.1 * (number % 7)), 5 + i, 5)) with { Radius95 = radius + i })),
            1)
        {
            Baseline = new LandmarkSet(names.Select(landmark => Landmark.At(landmark, new WorldPoint(0, 0, 0)))),
        };
    }
}

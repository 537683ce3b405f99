using Pinpoint.Imaging;

namespace Pinpoint.Reports.Tests;

public sealed class CohortPageTests
{
    private const string Hostile = "<script>alert('p')</script>";
    private static readonly ReportStamp Stamp = new("pinpoint gather 'a <b>'", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Fact]
    public void A_cohort_shows_failures_outliers_shapes_measurements_and_radii()
    {
        var page = new CheckedPage(CohortPage.ToHtml(Cohort(1000), Stamp));
        page.Sections.ShouldBe(
            ["Figures", "Without an answer", "Look at these first", "Shapes", "Measurements", "Error radii", "Provenance"]);
        page.Root.Descendants().Where(element => element.Name.LocalName == "svg" && element.Attribute("aria-label") is not null)
            .Select(svg => svg.Attribute("aria-label")!.Value).Contains("Distance from the mean shape", StringComparer.Ordinal).ShouldBeTrue();
        page.Text.ShouldContain(Hostile);
        page.Html.ShouldNotContain("<script>alert");
        page.Text.ShouldContain("1000 scans: 999 with an answer");
        page.Root.Descendants("article").Single().Descendants("figure").Count().ShouldBe(3);

        // Ten thousand specks a row would be a page that no browser opens.
        page.Html.Length.ShouldBeLessThan(1_000_000);
    }

    [Fact]
    public void A_cohort_without_anything_odd_says_so()
    {
        var page = new CheckedPage(CohortPage.ToHtml(new CohortReport("plain", 2, 2, 0, null), Stamp));
        page.Sections.ShouldBe(["Figures", "Look at these first", "Provenance"]);
        page.Text.ShouldContain("no shape or measurement is far from the rest");
    }

    [Theory]
    [InlineData(0, "2 with an answer, of which 0 are unlike the training set")]
    [InlineData(1, "2 with an answer, of which 1 is unlike the training set")]
    [InlineData(2, "2 with an answer, of which 2 are unlike the training set")]
    public void One_scan_is_and_several_are(int rejected, string text) =>
        new CheckedPage(CohortPage.ToHtml(new CohortReport("plain", 2, 2, rejected, null), Stamp)).Text.ShouldContain(text);

    [Fact]
    public void The_same_cohort_gives_the_same_page() => CohortPage.ToHtml(Cohort(30), Stamp).ShouldBe(CohortPage.ToHtml(Cohort(30), Stamp));

    private static CohortReport Cohort(int cases)
    {
        string[] names = [.. Enumerable.Range(0, cases).Select(i => i == 0 ? Hostile : $"case {i}")];
        StripValue[] values = [.. names.Select((name, i) => new StripValue(50 + Math.Sin(i), name))];
        var landmarks = new LandmarkSet([new Landmark("a", new WorldPoint(1, 2, 3), LandmarkStatus.Defined)]);
        IReadOnlyList<ScanView> views = new ScanPictures(MadeScan.Create()).Overview(new WorldPoint(1, 2, 3));
        return new CohortReport("cohort", cases, cases - 1, 1, 0.5)
        {
            Measurements = [new("bpd", "a width", "mm", values), new("angle", "an angle", "degrees", values)],
            Radii = [new("a", "a", "mm", values)],
            Shapes = [.. names.Select((name, i) => new CohortPoint(name, 1 + Math.Cos(i), Math.Sin(i), Math.Cos(3 * i), i == 0))],
            Outliers = [new(Hostile, "unlike the training set", views, landmarks), new("case 2", "shape: up to 5.0 deviations", [], landmarks)],
            Failures = [("case 9", "failed", "cannot be read")],
            Warnings = ["a warning"],
            Provenance = [("model", "heads")],
        };
    }
}

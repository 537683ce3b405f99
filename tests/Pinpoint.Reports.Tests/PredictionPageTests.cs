using System.Text.Json;
using System.Xml.Linq;
using Pinpoint.Biometry;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;
using Pinpoint.Training;

namespace Pinpoint.Reports.Tests;

public sealed class PredictionPageTests
{
    private static readonly ReportStamp Stamp = new("pinpoint report m s -o p.html", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Fact]
    public void A_prediction_shows_every_landmark_in_three_views_and_the_search_and_where_it_comes_from()
    {
        PredictedScan scan = Predict(updates: 4);
        var page = new CheckedPage(PredictionPage.ToHtml(scan, Stamp));

        page.Sections.ShouldBe(["Overview", "Landmarks", "Shape in space", "Search", "Each landmark", "Provenance"]);
        int found = scan.Answer.Landmarks.Count(landmark => landmark.Position is not null);
        page.Root.Descendants("article").Count().ShouldBe(8);
        Pictures(page)
            .Count(picture => picture.Attribute("href")!.Value.StartsWith("data:image/png;base64,", StringComparison.Ordinal))
            .ShouldBe(3 + (3 * found));
        page.Text.ShouldContain("<script>alert(1)</script>");
        page.Html.ShouldNotContain("<script>alert");
        page.Text.ShouldContain("Not calibrated.");
        page.Text.ShouldContain(scan.File);
        page.Html.Length.ShouldBeLessThan(1_000_000);
        PredictionPage.ToHtml(scan, Stamp).ShouldBe(page.Html);
    }

    [Fact]
    public void A_rejected_scan_says_so_with_reasons_and_each_status_has_its_word_and_ring()
    {
        PredictedScan scan = Predict(updates: 2);
        LandmarkSet landmarks = scan.Answer.Landmarks;
        var judged = new LandmarkSet(landmarks.Select((landmark, i) => i switch
        {
            0 => Landmark.Missing(landmark.Name),
            1 => new Landmark(landmark.Name, landmark.Position, LandmarkStatus.Uncertain) { Radius95 = 6 },
            _ => new Landmark(landmark.Name, landmark.Position, LandmarkStatus.Defined) { Radius95 = 3.25 },
        }));
        var page = new CheckedPage(
            PredictionPage.ToHtml(
                scan with { Answer = scan.Answer with { Landmarks = judged, Verdict = new CaseVerdict(true, ["it is <odd>", "it is small"]) } }, Stamp));

        page.Root.Descendants("header").Single().Descendants("li").Select(item => item.Value).ShouldBe(["it is <odd>", "it is small"]);
        page.Text.ShouldContain("Rejected.");
        page.Text.ShouldContain("6 found, 1 missing, 1 uncertain, and none to be trusted.");
        XElement[] cards = [.. page.Root.Descendants("article")];
        cards[0].Value.ShouldContain("missing");
        cards[0].Descendants().Count(element => element.Name.LocalName == "svg").ShouldBe(0);
        Rings(cards[1]).ShouldBe(["6", "6", "6"]);
        cards[1].Descendants().Count(element => element.Attribute("class")?.Value == "ring doubtful").ShouldBe(3);
        Rings(cards[2]).ShouldBe(["3.25", "3.25", "3.25"]);
    }

    [Fact]
    public void What_needs_a_look_comes_first_and_slices_of_an_answer_beside_the_scan_still_show_the_scan()
    {
        PredictedScan scan = Predict(updates: 2);
        var away = new LandmarkSet(scan.Answer.Landmarks.Select((landmark, i) =>
            new Landmark(landmark.Name, new WorldPoint(5000, 0, i), i == 5 ? LandmarkStatus.OutsideScan : LandmarkStatus.Defined) { Radius95 = i }));
        var page = new CheckedPage(PredictionPage.ToHtml(scan with { Answer = scan.Answer with { Landmarks = away } }, Stamp));

        page.Text.ShouldContain("The landmarks' middle does not lie in the scan");
        page.Root.Descendants("article").Select(card => card.Attribute("id")!.Value).ShouldBe(
            [.. new[] { 6, 8, 7, 5, 4, 3, 2, 1 }.Select(number => $"landmark-{number}")]);
    }

    [Fact]
    public void The_ways_of_the_search_are_those_of_the_answer_in_the_frames_of_the_views()
    {
        PredictedScan scan = Predict(updates: 4);
        IReadOnlyList<WorldPath> ways = scan.Answer.WorldPaths();
        var page = new CheckedPage(PredictionPage.ToHtml(scan, Stamp));

        using var data = JsonDocument.Parse(page.Root.Descendants("script").Single(script => script.Attribute("id")?.Value == "search-data").Value);
        JsonElement starts = data.RootElement.GetProperty("starts");
        starts.GetArrayLength().ShouldBe(ways.Count);
        for (int start = 0; start < ways.Count; start++)
        {
            double[] last = [.. starts[start].EnumerateArray().Last().EnumerateArray().Select(number => number.GetDouble())];
            WorldPoint[] end = [.. ways[start].Shapes[^1]];
            last.Length.ShouldBe(3 * end.Length);
            for (int i = 0; i < end.Length; i++)
            {
                end[i].DistanceTo(new WorldPoint(last[3 * i], last[(3 * i) + 1], last[(3 * i) + 2])).ShouldBeLessThan(0.2);
            }
        }

        page.Root.Descendants()
            .Count(element => element.Attribute("class")?.Value is { } look && look.StartsWith("start ", StringComparison.Ordinal))
            .ShouldBe(3 * ways.Count);
    }

    [Fact]
    public void A_long_search_of_many_starts_is_thinned_to_what_a_page_can_hold()
    {
        PredictedScan scan = Predict(updates: 3);
        StartPath longWay = scan.Answer.Paths[0] with { States = [.. Enumerable.Repeat(scan.Answer.Paths[0].States[0], 350), scan.Answer.Paths[0].States[^1]] };
        var history = SearchHistory.Of(scan.Answer with { Paths = [.. Enumerable.Repeat(longWay, 30), scan.Answer.Paths[1]] });

        history.Starts.Count.ShouldBe(20);
        history.Updates.Count.ShouldBe(61);
        history.Updates[0].ShouldBe(0);
        history.Updates[^1].ShouldBe(350);
        history.Updates.ShouldBeInOrder();
        history.Starts[0].Shapes.Count.ShouldBe(61);
        history.Starts[0].Shapes[^1].ShouldBe(scan.Answer.Frame!.InWorld(longWay).Shapes[^1]);
    }

    [Fact]
    public void Planes_and_measurements_are_shown_where_the_landmarks_define_them()
    {
        AnatomyDefinition anatomy = BuiltInAnatomies.All[0];
        var landmarks = new LandmarkSet(
            anatomy.Landmarks
                .Select((name, i) => Landmark.At(name, new WorldPoint((i * 7 % 11) - 5, (i * 5 % 13) - 6, (i * i % 7) - 3)) with { Radius95 = 4 }));
        var reading = AnatomyReading.Of(anatomy, landmarks);
        var html = new HtmlWriter().Open("div");

        AnatomyPart.WritePlanes(html, new ScanPictures(MadeScan.Create()), reading, landmarks);
        AnatomyPart.WriteMeasurements(html, reading);
        var root = XElement.Parse(html.Close().ToString());

        reading.Planes.Count.ShouldBeGreaterThan(0);
        root.Descendants().Count(element => element.Name.LocalName == "svg").ShouldBe(reading.Planes.Count);
        root.Descendants("figcaption").First().Value.ShouldContain("mm from the plane");
        root.Descendants("tbody").Single().Elements("tr").Count().ShouldBe(reading.Measurements.Count);
        root.Descendants("p").Count(text => reading.Problems.Contains(text.Value, StringComparer.Ordinal)).ShouldBe(reading.Problems.Count);
    }

    private static XElement[] Pictures(CheckedPage page) => [.. page.Root.Descendants().Where(element => element.Name.LocalName == "image")];

    private static string[] Rings(XElement card) =>
        [.. card.Descendants()
            .Where(element => element.Attribute("class")?.Value.StartsWith("ring", StringComparison.Ordinal) == true)
            .Select(ring => ring.Attribute("r")!.Value)];

    private static PredictedScan Predict(int updates)
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        LandmarkModel trained = TrainingRun.Run(TinyTraining.Request(data, folder.File("run"))).Model.Calibrated(null);
        var model = new LandmarkModel(
            trained.Plan,
            ["<script>alert(1)</script>", .. trained.LandmarkNames.Skip(1)],
            trained.Space,
            trained.PatchLandmarks,
            trained.Network,
            trained.Refinement,
            trained.Provenance);
        Volume volume = Dataset.ReadVolume(data.Cases[0]);
        using var localizer = new Localizer(model, new LocalizerOptions { RandomStarts = 2, Updates = updates, Threads = 1 });
        return new PredictedScan("scan <1>", "folder/scan.nii", volume, model, "model.safetensors", localizer.Locate(volume), 0.5);
    }
}

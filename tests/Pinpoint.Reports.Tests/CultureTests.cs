using Pinpoint.Biometry;
using Pinpoint.Documents;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;
using Pinpoint.Training;

namespace Pinpoint.Reports.Tests;

/// <summary>
/// From a training to the pages: every file is the same bytes, and every word the same, whatever the culture of the process that uses the library.
/// </summary>
public sealed class CultureTests
{
    // These hold the seconds that the training took; a checkpoint is there only where the training was slow.
    private static readonly string[] TimedFiles = [".jsonl", "log.csv", "checkpoint.safetensors"];
    private static readonly ReportStamp Stamp = new("pinpoint report", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Fact]
    public void A_training_its_evaluation_and_its_pages_are_the_same_bytes()
    {
        var (comma, invariant) = CommaCulture.Both(() =>
        {
            using var folder = new TemporaryFolder();
            Write(folder);
            return Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories)
                .Where(file => !TimedFiles.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal)
                .Select(file => (Name: Path.GetRelativePath(folder.Path, file),
                    Text: Convert.ToHexString(File.ReadAllBytes(file))
                        .Replace(Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(folder.Path)), "", StringComparison.Ordinal)))
                .ToArray();
        });

        comma.Select(file => file.Name).ShouldBe(invariant.Select(file => file.Name));
        comma.Zip(invariant).Where(pair => pair.First.Text != pair.Second.Text).Select(pair => pair.First.Name).ShouldBeEmpty();
        comma.Select(file => Path.GetExtension(file.Name)).Distinct(StringComparer.Ordinal).ShouldContain(".html", StringComparer.Ordinal);
    }

    [Fact]
    public void Plots_are_the_same_text()
    {
        var plot = new LinePlot(
            "title", new PlotAxis("x", Logarithmic: true), new PlotAxis("y"), [new PlotSeries("s", [new PlotPoint(0.5, -2.25), new PlotPoint(1e7, 10.125)])]);
        var (comma, invariant) = CommaCulture.Both(() => SvgLinePlot.Draw(plot));
        comma.ShouldBe(invariant);
    }

    [Fact]
    public void Planes_measurements_and_their_problems_are_the_same_text()
    {
        AnatomyDefinition anatomy = BuiltInAnatomies.All[0];
        var landmarks = new LandmarkSet(
            anatomy.Landmarks
                .Select((name, i) => Landmark.At(name, new WorldPoint((i * 7 % 11) - 5.5, (i * 5 % 13) - 6.25, (i * i % 7) - 3)) with { Radius95 = 4.5 }));
        var (comma, invariant) = CommaCulture.Both(() =>
        {
            var reading = AnatomyReading.Of(anatomy, landmarks);
            var html = new HtmlWriter().Open("div");
            AnatomyPart.WritePlanes(html, new ScanPictures(MadeScan.Create()), reading, landmarks);
            AnatomyPart.WriteMeasurements(html, reading);
            return html.Close() + string.Join('\n', reading.Problems);
        });
        comma.ShouldBe(invariant);
    }

    private static void Write(TemporaryFolder folder)
    {
        Dataset data = TinyTraining.Data(folder.File("data"));
        LandmarkModel model = TrainingRun.Run(TinyTraining.Request(data, folder.File("run"))).Model;
        CasePair[] pairs = [.. ModelEvaluation.Run(model, data, data.Cases, new LocalizerOptions { Threads = 1 })
            .Select(pair => pair with { Seconds = 0.125 })];
        pairs[1] = pairs[1] with { Answer = pairs[1].Answer! with { Verdict = CaseJudge.Judge(null, pairs[1].Answer!.CaseEvidence with { Presence = -0.4 }) } };
        EvaluationResult result = Evaluator.Compute(pairs, [2, 2.5]);
        EvaluationFolder.Write(folder.File("evaluation"), result, new EvaluationProvenance("pinpoint evaluate", Stamp.Written));
        LandmarkFile.WriteCases(
            folder.File("evaluation", EvaluationFolder.PredictionsName), [.. pairs.Select(pair => KeyValuePair.Create(pair.CaseName, pair.Predicted))]);
        StoredEvaluation stored = EvaluationFolder.Read(folder.File("evaluation"));
        File.WriteAllText(folder.File("evaluation.html"), EvaluationPage.ToHtml(stored, [], Stamp));
        File.WriteAllText(folder.File("comparison.html"), ComparisonPage.ToHtml([stored, stored], Stamp));
        Volume volume = Dataset.ReadVolume(data.Cases[0]);
        File.WriteAllText(
            folder.File("prediction.html"), PredictionPage.ToHtml(new PredictedScan("scan", "scan.nii", volume, model, "model", pairs[0].Answer!, 0.5), Stamp));
    }
}

using System.Text.Json;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Testing;

namespace Pinpoint.Documents.Tests;

public sealed class EvaluationFolderTests
{
    private static readonly EvaluationProvenance From = new("pinpoint evaluate 'a b' c", new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero))
    {
        Model = "m",
        Data = "d",
        Training = "t",
        TrainingFingerprint = "f",
    };

    [Fact]
    public void An_evaluation_reads_back_as_it_was_written()
    {
        using var folder = new TemporaryFolder();
        EvaluationResult result = Result();

        EvaluationFolder.Write(folder.File("some"), result, From);
        StoredEvaluation back = EvaluationFolder.Read(folder.File("some"));

        back.Name.ShouldBe("some");
        back.Provenance.ShouldBe(From);
        back.Result.Outcomes.ShouldBe(result.Outcomes);
        DocumentText.Of(EvaluationDocument.Of(back.Result, From)).ShouldBe(DocumentText.Of(EvaluationDocument.Of(result, From)));
    }

    [Theory]
    [InlineData("\"outcome\": \"true_positive\"", "\"outcome\": \"hit\"")]
    [InlineData("\"status\": \"uncertain\"", "\"status\": \"sure\"")]
    [InlineData("\"error_mm\": 1,", "\"error_mm\": -1,")]
    [InlineData("\"error_mm\": 1,", "\"error_mm\": null,")]
    [InlineData("\"error_mm\": 1,", "\"error_mm\": 1e999,")]
    [InlineData("\"error_mm\": 1,", "\"error_mm\": 1e308,")]
    [InlineData("\"case\": \"a\",\n      \"landmark\": \"q\"", "\"case\": \"a\",\n      \"landmark\": \"p\"")]
    [InlineData("\"case\": \"b\",\n      \"landmark\"", "\"case\": \"c\",\n      \"landmark\"")]
    [InlineData("\"case\": \"b\",\n      \"seconds\"", "\"case\": \"a\",\n      \"seconds\"")]
    [InlineData("\"2\":", "\"-2\":")]
    [InlineData("\"case\": \"a\",\n      \"landmark\": \"p\"", "\"case\": \"a\",\n      \"landmark\": \"\\ud800\"")]
    [InlineData("\"outcomes\": [", "\"outcomes\": 3, \"other\": [")]
    [InlineData("\"outcomes\": [", "\"points_of_old\": [")]
    [InlineData("\"written\": \"2026", "\"written\": \"soon")]
    [InlineData("\"rejected\": true", "\"rejected\": 1")]
    [InlineData("{", "[")]
    public void A_damaged_file_is_told_of_in_one_line(string part, string instead)
    {
        using var folder = new TemporaryFolder();
        string text = DocumentText.Of(EvaluationDocument.Of(Result(), From));
        int place = text.IndexOf(part, StringComparison.Ordinal);
        place.ShouldBeGreaterThanOrEqualTo(0);
        File.WriteAllText(folder.File(EvaluationFolder.MainName), string.Concat(text.AsSpan(0, place), instead, text.AsSpan(place + part.Length)));

        string message = Should.Throw<BadInputException>(() => EvaluationFolder.Read(folder.Path)).Message;

        message.ShouldStartWith(folder.File(EvaluationFolder.MainName));
        message.ShouldContain("run 'pinpoint evaluate' again");
    }

    [Fact]
    public void An_evaluation_without_errors_or_without_a_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<BadInputException>(() => EvaluationFolder.Read(folder.Path)).Message.ShouldContain("does not exist");
        File.WriteAllText(
            folder.File(EvaluationFolder.MainName), """{"mre_mm":null,"outcomes":[],"per_case":[],"sdr":{},"only_in_truth":[],"only_in_prediction":[]}""");
        Should.Throw<BadInputException>(() => EvaluationFolder.Read(folder.Path)).Message.ShouldContain("holds no error");
    }

    // Written by the version before documents had one: pinpoint phantom fetal-head --count 2 --seed 77 --spacing 1.5 -o ph; pinpoint evaluate fetal-head ph -o
    // ev --threads 1.
    [Fact]
    public void An_evaluation_of_an_earlier_version_is_read_with_all_its_figures()
    {
        using var folder = new TemporaryFolder();
        string earlier = Path.Combine(AppContext.BaseDirectory, "Earlier", EvaluationFolder.MainName);
        File.Copy(earlier, folder.File(EvaluationFolder.MainName));
        JsonElement old = JsonElement.Parse(File.ReadAllText(earlier));

        StoredEvaluation read = EvaluationFolder.Read(folder.Path);
        JsonElement now = JsonElement.Parse(DocumentText.Of(EvaluationDocument.Of(read.Result, read.Provenance)));

        foreach (string key in new[]
        {
            "points", "mre_mm", "sd_mm", "median_mm", "p90_mm", "p95_mm", "max_mm", "sdr", "baseline_mre_mm", "coverage95", "mean_radius95_mm", "detection",
            "case_mean_mm", "seconds_per_case", "outcomes", "per_landmark", "rejected_cases",
        })
        {
            JsonElement.DeepEquals(now.GetProperty(key), old.GetProperty(key)).ShouldBeTrue(key);
        }

        now.GetProperty("case_count").GetInt32().ShouldBe(old.GetProperty("cases").GetInt32());
        JsonElement.DeepEquals(now.GetProperty("mre_interval95_mm"), old.GetProperty("mre_ci95_mm")).ShouldBeTrue();
        now.GetProperty("per_case")
            .EnumerateArray()
            .Select(row => row.GetProperty("reasons").GetRawText())
            .ShouldBe(old.GetProperty("per_case").EnumerateArray().Select(row => row.GetProperty("reasons").GetRawText()));
        JsonElement scores = now.GetProperty("anatomy_scores");
        scores.GetProperty("name").GetString().ShouldBe("fetal-head");
        scores.GetProperty("plane_scores")
            .EnumerateArray()
            .Select(row => (row.GetProperty("name").GetString(), row.GetProperty("case_count").GetInt32(), row.GetProperty("angle_max_degrees").GetDouble()))
            .ShouldBe(old
                .GetProperty("planes")
                .EnumerateArray()
                .Select(row => (row.GetProperty("plane").GetString(), row.GetProperty("cases").GetInt32(), row.GetProperty("angle_max_degrees").GetDouble())));
        scores.GetProperty("measurement_scores")
            .EnumerateArray()
            .Select(row => (row.GetProperty("name").GetString(), row.GetProperty("undefined_count").GetInt32(),
                row.GetProperty("interval_coverage95").GetDouble()))
            .ShouldBe(old
                .GetProperty("measurements")
                .EnumerateArray()
                .Select(row => (row.GetProperty("measurement").GetString(), row.GetProperty("undefined").GetInt32(),
                    row.GetProperty("coverage95").GetDouble())));
        read.Provenance!.Data.ShouldBe("ph");
    }

    private static EvaluationResult Result()
    {
        CasePair a = Pair("a", 1, 2.5);
        CasePair b = Pair("b", 0.25, 3) with
        {
            Truth = new LandmarkSet([.. Pair("b", 0.25, 3).Truth, Landmark.Missing("none"), Landmark.At("lost", default)]),
            Predicted = new LandmarkSet([.. Pair("b", 0.25, 3).Predicted, Landmark.At("none", default), Landmark.Missing("lost")]),
        };
        return Evaluator.Compute([a with { Answer = Answer(a, true) }, b with { Answer = Answer(b, false) }], [2, 4]);
    }

    private static LocalizationResult Answer(CasePair pair, bool rejected) =>
        new(pair.Predicted, [], 0) { Verdict = new CaseVerdict(rejected, rejected ? ["it is odd"] : []) };

    private static CasePair Pair(string name, double first, double second)
    {
        var truth = new LandmarkSet([Landmark.At("p", default), Landmark.At("q", default)]);
        var found = new LandmarkSet(
            [
                Landmark.At("p", new WorldPoint(first, 0, 0)) with { Radius95 = 2 },
                new Landmark("q", new WorldPoint(0, second, 0), LandmarkStatus.Uncertain) { Radius95 = 1.5 },
            ]);
        return new CasePair(name, truth, found, 0.5)
        {
            Baseline = new LandmarkSet([Landmark.At("p", new WorldPoint(5, 0, 0)), Landmark.At("q", new WorldPoint(6, 0, 0))]),
        };
    }
}

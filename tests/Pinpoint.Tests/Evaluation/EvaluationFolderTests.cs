using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Testing;

namespace Pinpoint.Tests.Evaluation;

public sealed class EvaluationFolderTests
{
    private static readonly EvaluationProvenance From = new("pinpoint evaluate 'a b' c", new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero)) { Model = "m", Data = "d", Training = "t", TrainingFingerprint = "f" };

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
        EvaluationJson.ToText(back.Result, From).ShouldBe(EvaluationJson.ToText(result, From));
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
        string text = EvaluationJson.ToText(Result(), From);
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
        File.WriteAllText(folder.File(EvaluationFolder.MainName), """{"mre_mm":null,"outcomes":[],"per_case":[],"sdr":{},"only_in_truth":[],"only_in_prediction":[]}""");
        Should.Throw<BadInputException>(() => EvaluationFolder.Read(folder.Path)).Message.ShouldContain("holds no error");
    }

    [Fact]
    public void A_difference_is_that_of_the_landmarks_that_both_know()
    {
        EvaluationResult first = Evaluator.Compute([Pair("a", 1, 2), Pair("b", 3, 4), Pair("only here", 9, 9)], [2]);
        EvaluationResult second = Evaluator.Compute([Pair("b", 2, 2), Pair("a", 1, 1), Pair("only there", 7, 7)], [2]);

        PairedDifference difference = PairedDifference.Between(first, second)!;

        difference.Cases.ShouldBe(2);
        difference.Points.ShouldBe(4);
        difference.MeanMm.ShouldBe(-1, 1e-12);
        difference.Interval!.LowMm.ShouldBe(-1.5, 1e-12);
        difference.Interval.HighMm.ShouldBe(-0.5, 1e-12);
        PairedDifference.Between(first, first)!.MeanMm.ShouldBe(0);
        PairedDifference.Between(first, Evaluator.Compute([Pair("other", 1, 1)], [2])).ShouldBeNull();
    }

    private static EvaluationResult Result()
    {
        CasePair a = Pair("a", 1, 2.5);
        CasePair b = Pair("b", 0.25, 3) with { Truth = new LandmarkSet([.. Pair("b", 0.25, 3).Truth, Landmark.Missing("none"), Landmark.At("lost", default)]), Predicted = new LandmarkSet([.. Pair("b", 0.25, 3).Predicted, Landmark.At("none", default), Landmark.Missing("lost")]) };
        return Evaluator.Compute([a with { Answer = Answer(a, true) }, b with { Answer = Answer(b, false) }], [2, 4]);
    }

    private static LocalizationResult Answer(CasePair pair, bool rejected) => new(pair.Predicted, [], [], 0) { Verdict = new CaseVerdict(rejected, rejected ? ["it is odd"] : []) };

    private static CasePair Pair(string name, double first, double second)
    {
        var truth = new LandmarkSet([Landmark.At("p", default), Landmark.At("q", default)]);
        var found = new LandmarkSet([Landmark.At("p", new WorldPoint(first, 0, 0)) with { Radius95 = 2 }, new Landmark("q", new WorldPoint(0, second, 0), LandmarkStatus.Uncertain) { Radius95 = 1.5 }]);
        return new CasePair(name, truth, found, 0.5) { Baseline = new LandmarkSet([Landmark.At("p", new WorldPoint(5, 0, 0)), Landmark.At("q", new WorldPoint(6, 0, 0))]) };
    }
}

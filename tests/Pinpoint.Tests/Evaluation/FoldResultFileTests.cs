using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Testing;

namespace Pinpoint.Tests.Evaluation;

public sealed class FoldResultFileTests
{
    [Fact]
    public void A_result_comes_back_to_the_last_bit()
    {
        using var folder = new TemporaryFolder();
        FoldResult result = Made(fold: 1);
        FoldResultFile.Write(folder.File("fold.json"), result);
        string text = File.ReadAllText(folder.File("fold.json"));
        FoldResult back = FoldResultFile.Read(folder.File("fold.json"));
        FoldResultFile.Write(folder.File("again.json"), back);
        File.ReadAllText(folder.File("again.json")).ShouldBe(text);
        CasePair pair = back.Cases.ShouldHaveSingleItem().Pair;
        pair.Truth.ShouldBe(result.Cases[0].Pair.Truth);
        pair.Predicted.ShouldBe(result.Cases[0].Pair.Predicted);
        pair.Baseline!.ShouldBe(result.Cases[0].Pair.Baseline!);
        pair.Answer!.Evidence.ShouldBe(result.Cases[0].Pair.Answer!.Evidence);
        pair.Answer.CaseEvidence.ShouldBe(result.Cases[0].Pair.Answer!.CaseEvidence);
        pair.Answer.Side.ShouldBe(result.Cases[0].Pair.Answer!.Side);
        pair.Answer.Verdict.Reasons.ShouldBe(["much too blue"]);
        pair.Seconds.ShouldBe(0.1 + 0.2);
        pair.Warnings.ShouldBe(["odd"]);
    }

    [Theory]
    [InlineData("", "fold.json")]
    [InlineData("{}", "line 1")]
    [InlineData("\"version\": 1", "\"version\": 2", "'version'")]
    [InlineData("\"status\": \"defined\"", "\"status\": \"missing\"", "delete it")]
    [InlineData("\"status\": \"defined\"", "\"status\": \"guessed\"", "delete it")]
    [InlineData("0.30000000000000004", "1e300", "delete it")]
    [InlineData("\"name\": \"b\"", "\"name\": \"a\"", "delete it")]
    [InlineData("\"place\": 7", "\"place\": -7", "delete it")]
    [InlineData("\"evidence\": [", "\"evidence\": [], \"other\": [", "delete it")]
    [InlineData("\"evidence\": [", "\"evidence\": [null], \"other\": [", "delete it")]
    [InlineData("\"cases\": [", "\"cases\": [null,", "delete it")]
    [InlineData("\"landmark_names\": [", "\"landmark_names\": [null,", "delete it")]
    [InlineData("\"truth\": [", "\"truth\": [null,", "delete it")]
    [InlineData("\"found\": [", "\"found\": [null,", "delete it")]
    [InlineData("\"mean_position\": [", "\"mean_position\": [null,", "delete it")]
    [InlineData("\"reasons\": [", "\"reasons\": [null,", "delete it")]
    [InlineData("\"warnings\": [", "\"warnings\": [null,", "delete it")]
    public void A_damaged_result_is_refused_in_one_line(string words, params string[] more)
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("fold.json");
        FoldResultFile.Write(file, Made(fold: 1));
        string text = File.ReadAllText(file);
        File.WriteAllText(file, more.Length == 2 ? text.Replace(words, more[0], StringComparison.Ordinal) : words);
        (File.ReadAllText(file) == text).ShouldBeFalse();
        BadInputException exception = Should.Throw<BadInputException>(() => FoldResultFile.Read(file));
        exception.Message.ShouldContain(more[^1]);
        exception.Message.ShouldStartWith(file);
    }

    [Fact]
    public void Folds_that_are_missing_foreign_or_of_another_fold_are_not_joined()
    {
        using var folder = new TemporaryFolder();
        Should.Throw<BadInputException>(() => CrossValidationJoin.Of(folder.Path)).Message.ShouldContain("no fold that is done");
        string second = FoldResultFile.In(CrossValidationFold.FolderIn(folder.Path, 2));
        Directory.CreateDirectory(CrossValidationFold.FolderIn(folder.Path, 1));
        FoldResultFile.Write(second, Made(fold: 2));
        Should.Throw<BadInputException>(() => CrossValidationJoin.Of(folder.Path)).Message.ShouldContain("folds 1, 3 of 3 are not done");
        FoldResultFile.Write(FoldResultFile.In(CrossValidationFold.FolderIn(folder.Path, 1)), Made(fold: 1));
        FoldResultFile.Write(FoldResultFile.In(CrossValidationFold.FolderIn(folder.Path, 3)), Made(fold: 3) with { Identity = "other" });
        Should.Throw<BadInputException>(() => CrossValidationJoin.Of(folder.Path)).Message.ShouldContain("other scans, another plan");
        FoldResultFile.Write(FoldResultFile.In(CrossValidationFold.FolderIn(folder.Path, 3)), Made(fold: 2));
        Should.Throw<BadInputException>(() => CrossValidationJoin.Of(folder.Path)).Message.ShouldContain("result of another fold");
        FoldResultFile.Write(FoldResultFile.In(CrossValidationFold.FolderIn(folder.Path, 3)), Made(fold: 3));
        CrossValidationJoin.Of(folder.Path).Pairs.Select(pair => pair.CaseName).ShouldBe(["case 3", "case 2", "case 1"]);
    }

    [Fact]
    public void Every_fold_belongs_to_one_part()
    {
        for (int folds = 2; folds < 12; folds++)
        {
            for (int parts = 1; parts < 14; parts++)
            {
                int[] dealt = [.. Enumerable.Range(0, parts).SelectMany(part => new CrossValidationPart(part, parts).FoldsOf(folds))];
                dealt.Order().ShouldBe(Enumerable.Range(1, folds));
            }
        }
    }

    private static FoldResult Made(int fold)
    {
        var truth = new LandmarkSet([
            Landmark.At("a", new WorldPoint(0.1 + 0.2, -1 / 3.0, 1e-17)) with { Description = "by hand" },
            Landmark.Absent("b"),
        ]);
        var found = new LandmarkSet([
            Landmark.At("a", new WorldPoint(Math.PI, 2, 3)),
            new Landmark("b", new WorldPoint(4, 5, 6), LandmarkStatus.OutsideScan) { Radius95 = 1.0 / 7 },
        ]);
        return new FoldResult("same", fold, 3, ["a", "b"], 0.05, ["odd"], [
            new FoldCase(8 - fold, new CasePair($"case {fold}", truth, found, 0.1 + 0.2)
            {
                Baseline = found,
                Warnings = ["odd"],
                Answer = new LocalizationResult(found, [1, 2], 10)
                {
                    Evidence = [new LandmarkEvidence { SpreadMm = 1, Presence = -0.1 }, new LandmarkEvidence { SpreadMm = 2, FellBack = true }],
                    CaseEvidence = new CaseEvidence { Presence = 0.7, SpreadMm = 1.0 / 3 },
                    Side = new SideAnswer(true, BodySide.Left, 0.123456789012345678),
                    Verdict = new CaseVerdict(true, ["much too blue"]),
                },
            }),
        ]);
    }
}

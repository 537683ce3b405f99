using System.Text.Json;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

[Collection(TinyHeadsCollection.Name)]
public sealed class CrossValidateTests(TinyHeads heads)
{
    [Fact]
    public void Every_case_is_judged_once_by_a_model_that_never_saw_it()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("skull.json"), SkullDefinitions.Json);
        JsonElement json = Run(folder.Path, "--definitions", folder.File("skull.json")).Succeeds().Json;
        EvaluateTests.ShouldHaveAllFields(json);
        json.GetProperty("anatomy_scores").GetProperty("plane_scores")[0].GetProperty("case_count").GetInt32().ShouldBe(9);
        json.GetProperty("anatomy_scores").GetProperty("measurement_scores")[0].GetProperty("interval_coverage95").GetDouble().ShouldBeInRange(0, 1);
        string[] cases = [.. json.GetProperty("per_case").EnumerateArray().Select(item => item.GetProperty("case").GetString()!)];
        cases.ShouldBe([.. Enumerable.Range(1, 9).Select(number => $"phantom-{number:000}")]);
        var heldOut = new List<string>();
        for (int fold = 1; fold <= 3; fold++)
        {
            JsonElement model = CommandLine.Run("inspect", folder.File($"fold-{fold}"), "--json").Succeeds().Json;
            string[] trained = [.. model
                .GetProperty("training_cases")
                .EnumerateArray()
                .Concat(model.GetProperty("validation_cases").EnumerateArray())
                .Select(name => name.GetString()!)];
            trained.Length.ShouldBe(6);
            heldOut.AddRange(cases.Except(trained, StringComparer.Ordinal));
        }

        heldOut.Order(StringComparer.Ordinal).ShouldBe(cases);
        File.Exists(folder.File("evaluation.json")).ShouldBeTrue();
    }

    [Fact]
    public void An_interrupted_cross_validation_goes_on_to_the_same_result()
    {
        using var folder = new TemporaryFolder();
        string undisturbed = Errors(Run(folder.File("undisturbed")).Succeeds());
        using var cancellationToken = new CancellationTokenSource();
        using var cancelInSecondFold = new CancellingWriter(cancellationToken, "fold 2/3");
        PinpointCommand.Run(Arguments(folder.File("run")), TextWriter.Null, cancelInSecondFold, cancellationToken.Token).ShouldBe(130);
        Directory.Exists(folder.File("run", "fold-3")).ShouldBeFalse();
        Run(folder.File("run")).FailsWith(2, "--resume");
        Errors(Run(folder.File("run"), "--resume").Succeeds()).ShouldBe(undisturbed);
    }

    [Fact]
    public void Parts_give_the_files_and_bytes_of_one_process()
    {
        using var folder = new TemporaryFolder();
        Run(folder.File("run")).Succeeds();
        SortedDictionary<string, string> whole = FolderContents.Of(folder.File("run"));
        Directory.Delete(folder.File("run"), recursive: true);

        // The last part first, and one that was there before: the order is no matter.
        foreach (int part in new[] { 1, 0, 1 })
        {
            Run(folder.File("run"), "--num-parts", "2", "--part-id", $"{part}").Succeeds().Output.ShouldBeEmpty();
        }

        File.Exists(folder.File("run", "evaluation.json")).ShouldBeFalse();
        Run(folder.File("run")).Succeeds().Error.ShouldNotContain("step");
        FolderContents.ShouldBeSame(FolderContents.Of(folder.File("run")), whole);
    }

    [Fact]
    public void A_fold_of_other_scans_or_options_is_made_anew_and_not_joined()
    {
        using var folder = new TemporaryFolder();
        Run(folder.File("run"), "--num-parts", "3", "--part-id", "0").Succeeds().Error.ShouldContain("fold 1 of 3: done");
        Run(folder.File("run"), "--num-parts", "3", "--part-id", "0").Succeeds().Error.ShouldContain("done before");
        string result = File.ReadAllText(folder.File("run", "fold-1", "fold.json"));
        Run(folder.File("run"), "--num-parts", "3", "--part-id", "0", "--mirror", "off").FailsWith(3, "fold-1", "made with other options");
        File.ReadAllText(folder.File("run", "fold-1", "fold.json")).ShouldBe(result);
    }

    [Theory]
    [InlineData("--num-parts and --part-id belong together", "--num-parts", "3")]
    [InlineData("--num-parts and --part-id belong together", "--part-id", "0")]
    [InlineData("numbered from 0 to 2", "--num-parts", "3", "--part-id", "3")]
    public void A_part_that_is_none_is_refused(string words, params string[] options)
    {
        using var folder = new TemporaryFolder();
        Run(folder.File("run"), options).FailsWith(2, words);
    }

    [Fact]
    public void More_folds_than_cases_are_refused()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run("cross-validate", heads.Heads, "--folds", "10", "-o", folder.File("run")).FailsWith(2, "10 folds");
        CommandLine.Run("cross-validate", heads.Heads, "--folds", "1", "-o", folder.File("run")).FailsWith(2, "1 folds");
    }

    [Fact]
    public void Definitions_for_other_landmarks_are_refused_before_training_begins()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("skull.json"), SkullDefinitions.Json.Replace("\"skull_front\"", "\"brow\"", StringComparison.Ordinal));
        Run(folder.File("run"), "--definitions", folder.File("skull.json")).FailsWith(3, "skull.json", "'brow'");
        Directory.Exists(folder.File("run")).ShouldBeFalse();
    }

    private static string Errors(CommandLine run) =>
        string.Join(' ', run.Json.GetProperty("per_landmark").EnumerateArray().Select(row => row.GetProperty("mre_mm").GetRawText()));

    private string[] Arguments(string output) =>
        ["cross-validate", heads.Heads, "--folds", "3", "-o", output, "--config", heads.ConfigFile, "--steps", "60", "--json"];

    private CommandLine Run(string output, params string[] options) => CommandLine.Run([.. Arguments(output), .. options]);
}

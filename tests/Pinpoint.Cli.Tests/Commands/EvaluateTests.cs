using System.Text.Json;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

[Collection(TinyHeadsCollection.Name)]
public sealed class EvaluateTests(TinyHeads heads)
{
    private static readonly string[] Fields =
    [
        "mre_mm", "sd_mm", "case_mean_mm", "case_sd_mm", "median_mm", "p90_mm", "p95_mm", "max_mm", "sdr", "points", "case_count", "baseline_mre_mm",
        "seconds_per_case", "per_landmark", "per_case",
    ];

    [Fact]
    public void The_figures_stand_in_json_in_files_and_in_a_table()
    {
        using var folder = new TemporaryFolder();
        JsonElement json = CommandLine.Run("evaluate", heads.Model, heads.Unseen, "-o", folder.Path, "--radii", "5,20", "--json").Succeeds().Json;
        ShouldHaveAllFields(json);
        json.GetProperty("case_count").GetInt32().ShouldBe(3);
        json.GetProperty("points").GetInt32().ShouldBe(24);
        json.GetProperty("per_landmark").GetArrayLength().ShouldBe(8);
        json.GetProperty("per_case").GetArrayLength().ShouldBe(3);
        json.GetProperty("baseline_mre_mm").GetDouble().ShouldBeGreaterThan(0);
        json.GetProperty("sdr").EnumerateObject().Select(radius => radius.Name).ShouldBe(["5", "20"]);
        File.ReadAllText(folder.File("evaluation.json")).ShouldContain("\"mre_mm\"");
        File.ReadAllLines(folder.File("per_landmark.csv")).Length.ShouldBe(9);
        File.ReadAllLines(folder.File("predictions.csv")).Length.ShouldBe(25);
        string table = CommandLine.Run("evaluate", heads.Model, heads.Unseen).Succeeds().Output;
        table.ShouldContain("mean position");
        table.ShouldContain("cerebellum_right");
    }

    [Fact]
    public void Cases_that_the_model_knows_are_left_out_unless_asked_for()
    {
        CommandLine without = CommandLine.Run("evaluate", heads.Model, heads.Heads, "--json").Succeeds();
        without.Json.GetProperty("case_count").GetInt32().ShouldBe(1);
        without.Error.ShouldContain("8 cases are left out");
        without.Error.ShouldContain("chose the model's weights");
        CommandLine with = CommandLine.Run("evaluate", heads.Model, heads.Heads, "--include-training", "--json").Succeeds();
        with.Json.GetProperty("case_count").GetInt32().ShouldBe(9);
        with.Error.ShouldContain("flatter");
    }

    [Fact]
    public void Evaluating_on_nothing_but_training_cases_is_refused() =>
        CommandLine.Run("evaluate", heads.Model, heads.Heads, "--cases", "phantom-001,phantom-002").FailsWith(2, "--include-training");

    [Fact]
    public void Cases_can_be_chosen_by_name_or_by_split()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run("evaluate", heads.Model, heads.Unseen, "--cases", "phantom-011", "--json").Succeeds().Json.GetProperty("per_case")[0]
            .GetProperty("case")
            .GetString()
            .ShouldBe("phantom-011");
        CommandLine.Run("evaluate", heads.Model, heads.Unseen, "--cases", "nobody").FailsWith(2, "nobody");
        string manifest = folder.File("set.csv");
        File.WriteAllText(
            manifest, $"case,volume,landmarks,split\na,{heads.Scan(10)},{heads.Landmarks(10)},train\nb,{heads.Scan(11)},{heads.Landmarks(11)},test\n");
        JsonElement cases = CommandLine.Run("evaluate", heads.Model, manifest, "--split", "test", "--json").Succeeds().Json.GetProperty("per_case");
        cases.GetArrayLength().ShouldBe(1);
        cases[0].GetProperty("case").GetString().ShouldBe("b");
    }

    internal static void ShouldHaveAllFields(JsonElement json) =>
        Fields.Except(json.EnumerateObject().Select(field => field.Name), StringComparer.Ordinal).ShouldBeEmpty();
}

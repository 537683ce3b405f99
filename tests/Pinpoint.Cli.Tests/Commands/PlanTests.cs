using System.Text.Json;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

[Collection(TinyHeadsCollection.Name)]
public sealed class PlanTests(TinyHeads heads)
{
    [Fact]
    public void It_prints_facts_and_a_reason_for_each_choice()
    {
        string printed = CommandLine.Run("plan", heads.Heads).Succeeds().Output;

        printed.ShouldContain("8 to train on, 1 to validate on");
        printed.ShouldContain("8-bit");
        printed.ShouldContain("grid_spacing_mm");
        printed.ShouldContain("own spacing");
    }

    [Fact]
    public void Its_file_is_a_plan_that_train_takes_and_follows_to_the_letter()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("plan.json");
        CommandLine.Run("plan", heads.Heads, "-o", file, "--config", heads.ConfigFile, "--seed", "5").Succeeds();
        CommandLine.Run("train", heads.Heads, "-o", folder.File("run"), "--config", file, "--steps", "3", "--validation", "0").Succeeds();

        using var planned = JsonDocument.Parse(File.ReadAllText(file));
        using var followed = JsonDocument.Parse(File.ReadAllText(folder.File("run", "plan.json")));
        foreach (JsonProperty property in planned.RootElement.EnumerateObject().Where(property => property.Name is not "steps"))
        {
            followed.RootElement.GetProperty(property.Name).GetRawText().ShouldBe(property.Value.GetRawText(), property.Name);
        }
    }

    [Fact]
    public void Json_holds_facts_reasons_and_plan()
    {
        using var json = JsonDocument.Parse(CommandLine.Run("plan", heads.Heads, "--json").Succeeds().Output);

        json.RootElement.GetProperty("facts").GetProperty("landmark_count").GetInt32().ShouldBe(8);
        json.RootElement.GetProperty("choices").GetArrayLength().ShouldBeGreaterThan(5);
        json.RootElement.GetProperty("plan").GetProperty("refinement").GetProperty("grid_spacing_mm").GetDouble().ShouldBe(6.4, 1e-6);
    }
}

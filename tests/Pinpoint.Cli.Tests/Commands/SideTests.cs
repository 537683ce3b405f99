using System.Text.Json;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

[Collection(TinyHeadsCollection.Name)]
public sealed class SideTests(TinyHeads heads)
{
    [Fact]
    public void A_model_of_left_and_right_tells_the_side_wherever_it_speaks()
    {
        using var folder = new TemporaryFolder();
        string manifest = folder.File("sided.csv");
        File.WriteAllLines(manifest, Enumerable.Range(1, 9)
            .Select(number => (Files: $"{heads.Scan(number)},{heads.Landmarks(number)}", Split: number == 9 ? "test" : "train", Number: number))
            .Select(item => $"c{item.Number},{item.Files},{item.Split},{(item.Number % 3 == 0 ? "right" : "L")}")
            .Prepend("case,volume,landmarks,split,side"));
        string model = folder.File("model");
        CommandLine.Run("train", manifest, "-o", model, "--config", heads.ConfigFile, "--steps", "60", "--validation", "0", "--mirror", "x").Succeeds()
            .Error.ShouldContain("2 of 8 cases are mirror images of the rest (c3, c6)");

        CommandLine.Run("inspect", model).Succeeds().Output.ShouldContain("2 of 8 scans were mirrored across x, so that all show the left side");
        JsonElement card = CommandLine.Run("inspect", model, "--json").Succeeds().Json;
        (card.GetProperty("mirror").GetString(), card.GetProperty("training_side").GetString()).ShouldBe(("x", "left"));

        CommandLine.Run("predict", model, heads.Scan(10)).Succeeds().Output.ShouldContain("\nside: ");
        JsonElement answer = CommandLine.Run("predict", model, heads.Scan(10), "--json").Succeeds().Json.GetProperty("cases")[0];
        JsonElement side = answer.GetProperty("side");
        side.GetProperty("name").GetString().ShouldBe(side.GetProperty("mirrored").GetBoolean() ? "right" : "left");
        side.GetProperty("margin").GetDouble().ShouldBeInRange(0, 1);
        bool isUncertain = side.GetProperty("uncertain").GetBoolean();
        answer.GetProperty("warnings").EnumerateArray().Any(warning => warning.GetString()!.Contains("side is uncertain")).ShouldBe(isUncertain);

        string evaluation = folder.File("evaluation");
        CommandLine.Run("evaluate", model, manifest, "--split", "test", "-o", evaluation, "--report").Succeeds().Output.ShouldContain("sides: ");
        JsonElement measured = JsonDocument.Parse(File.ReadAllText(Path.Combine(evaluation, "evaluation.json"))).RootElement;
        measured.GetProperty("per_case")[0].GetProperty("side").GetProperty("name").GetString().ShouldBeOneOf("left", "right");
        File.ReadAllText(Path.Combine(evaluation, "report.html")).ShouldContain("of the training side");
        CommandLine.Run("report", model, heads.Scan(10), "-o", folder.File("scan.html")).Succeeds();
        File.ReadAllText(folder.File("scan.html")).ShouldContain("Side: ");

        CommandLine.Run("export", model, "-o", folder.File("model.onnx")).Succeeds().Error.ShouldContain("know one side, left");
    }

    [Fact]
    public void A_model_of_one_side_says_nothing_of_sides()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run("inspect", heads.Model).Succeeds().Output.ShouldNotContain("sides");
        CommandLine.Run("predict", heads.Model, heads.Scan(10)).Succeeds().Output.ShouldNotContain("side");
        CommandLine.Run("predict", heads.Model, heads.Scan(10), "--json").Succeeds().Json
            .GetProperty("cases")[0].GetProperty("side").ValueKind.ShouldBe(JsonValueKind.Null);
        CommandLine.Run("export", heads.Model, "-o", folder.File("model.onnx")).Succeeds().Error.ShouldNotContain("side");
    }

    [Fact]
    public void A_side_that_is_none_is_refused_with_its_line()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllLines(folder.File("sided.csv"), ["case,volume,landmarks,side", $"c1,{heads.Scan(1)},{heads.Landmarks(1)},both"]);
        CommandLine.Run("plan", folder.File("sided.csv")).FailsWith(3, "line 2", "'both'", "left nor right");
        CommandLine.Run("plan", heads.Heads, "--mirror", "w").FailsWith(2, "--mirror", "'w'", "auto|off|x|y|z");
    }
}

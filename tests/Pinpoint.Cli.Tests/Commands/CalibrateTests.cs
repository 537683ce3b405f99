using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

[Collection(TinyHeadsCollection.Name)]
public sealed class CalibrateTests(TinyHeads heads)
{
    [Fact]
    public void A_model_calibrated_on_unseen_scans_gives_radii_in_every_output()
    {
        using var folder = new TemporaryFolder();
        string model = folder.File("calibrated.safetensors");
        JsonElement json = CommandLine.Run("calibrate", heads.Model, heads.Unseen, "-o", model, "--json").Succeeds().Json;
        json.GetProperty("model").GetString().ShouldBe(model);
        json.GetProperty("calibration").GetProperty("case_count").GetInt32().ShouldBe(3);
        json.GetProperty("calibration").GetProperty("source").GetString().ShouldBe("3 labelled scans");

        JsonElement answer =
            CommandLine.Run("predict", model, heads.Scan(3), "-o", folder.File("out"), "--format", "mrk.json,fcsv,csv", "--json").Succeeds().Json
                .GetProperty("cases")[0];
        answer.GetProperty("rejected").ValueKind.ShouldBeOneOf(JsonValueKind.False, JsonValueKind.True);
        double radius = answer.GetProperty("landmarks")[0].GetProperty("radius95_mm").GetDouble();
        radius.ShouldBeGreaterThan(0);
        foreach (string format in new[] { "mrk.json", "fcsv", "csv" })
        {
            LandmarkFile.Read(folder.File("out", "phantom-003." + format))[0].Radius95.ShouldBe(radius);
        }

        CommandLine.Run("predict", model, heads.Scan(3)).Succeeds().Output.ShouldContain("radius");
        JsonElement evaluation = CommandLine.Run("evaluate", model, heads.Unseen, "-o", folder.File("evaluation"), "--json").Succeeds().Json;
        evaluation.GetProperty("coverage95").GetDouble().ShouldBeGreaterThan(0.9);
        evaluation.GetProperty("mean_radius95_mm").GetDouble().ShouldBeGreaterThan(0);
        evaluation.GetProperty("per_landmark")[0].GetProperty("coverage95").GetDouble().ShouldBeGreaterThan(0);
        evaluation.GetProperty("per_case")[0].GetProperty("rejected").ValueKind.ShouldBeOneOf(JsonValueKind.False, JsonValueKind.True);
        File.ReadLines(folder.File("evaluation", "per_case.csv")).First().ShouldEndWith("rejected,reasons");
        CommandLine.Run("evaluate", model, heads.Unseen).Succeeds().Output.ShouldContain("95 % radius");
        CommandLine.Run("inspect", model).Succeeds().Output.ShouldContain("3 labelled scans");
        CommandLine.Run("inspect", model, "--json").Succeeds().Json.GetProperty("calibration").GetProperty("points").GetInt32().ShouldBe(24);
    }

    [Fact]
    public void Calibrating_again_changes_the_calibration_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run("calibrate", heads.Model, heads.Unseen, "-o", folder.File("three.safetensors")).Succeeds().Output
            .ShouldContain("calibrated on 3 labelled scans");
        CommandLine.Run("calibrate", heads.Model, heads.Unseen, "-o", folder.File("again.safetensors")).Succeeds();
        CommandLine.Run("calibrate", folder.File("again.safetensors"), heads.Unseen, "--cases", "phantom-010").Succeeds();
        File.ReadAllBytes(folder.File("again.safetensors")).ShouldNotBe(File.ReadAllBytes(folder.File("three.safetensors")));
        CommandLine.Run("calibrate", folder.File("again.safetensors"), heads.Unseen).Succeeds();
        File.ReadAllBytes(folder.File("again.safetensors")).ShouldBe(File.ReadAllBytes(folder.File("three.safetensors")));
    }

    [Fact]
    public void Scans_of_the_training_teach_nothing_of_errors_and_are_refused()
    {
        using var folder = new TemporaryFolder();
        string model = folder.File("model.safetensors");
        CommandLine.Run("calibrate", heads.Model, heads.Heads, "--cases", "phantom-001,phantom-002", "-o", model).FailsWith(2, "trained on all 2 cases");
        CommandLine.Run("calibrate", heads.Model, heads.Heads, "-o", model).Succeeds().Error.ShouldContain("8 cases are left out");
        CommandLine.Run("calibrate", heads.Model, heads.Unseen, "-o", model).FailsWith(2, "--force");
    }

    [Fact]
    public void A_cross_validation_calibrates_the_model_of_all_scans()
    {
        using var folder = new TemporaryFolder();
        string output = CommandLine.Run("cross-validate", heads.Heads, "--folds", "3", "-o", folder.File("cv"), "--config", heads.ConfigFile, "--steps", "40")
            .Succeeds().Output;
        output.ShouldContain("each fold judged by the others' errors");
        CommandLine.Run("calibrate", heads.Model, folder.File("cv"), "-o", folder.File("model.safetensors")).Succeeds().Output
            .ShouldContain("cross-validation over 9 scans");
        CommandLine.Run("calibrate", heads.Model, folder.File("cv", "calibration.json"), "-o", folder.File("other.safetensors")).Succeeds();
        File.ReadAllBytes(folder.File("other.safetensors")).ShouldBe(File.ReadAllBytes(folder.File("model.safetensors")));
        CommandLine.Run("check", heads.Heads, "--cross-validation", folder.File("cv"), "--json").Succeeds().Json.GetProperty("findings").EnumerateArray()
            .Count(item => item.GetProperty("code").GetString() == "label_doubtful").ShouldBeLessThan(9);
        CommandLine.Run("check", heads.Unseen, "--cross-validation", folder.File("cv")).FailsWith(3, "calibration.json", "which", "does not have");
        CommandLine.Run("check", heads.Heads, "--cross-validation", heads.Model).FailsWith(3, "holds no calibration.json");
        File.WriteAllText(folder.File("cv", "calibration.json"), "{}");
        CommandLine.Run("calibrate", heads.Model, folder.File("cv"), "-o", folder.File("third.safetensors")).FailsWith(3, "calibration.json");
    }
}

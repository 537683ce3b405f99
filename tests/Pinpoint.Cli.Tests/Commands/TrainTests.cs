using System.Text.Json;
using Pinpoint.Phantoms;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

[Collection(TinyHeadsCollection.Name)]
public sealed class TrainTests(TinyHeads heads)
{
    [Fact]
    public void A_run_leaves_model_plan_log_and_checkpoint_and_tells_of_itself_in_json()
    {
        using var folder = new TemporaryFolder();
        CommandLine run = Train(folder.File("run"), "--json").Succeeds();
        run.Json.GetProperty("completed").GetBoolean().ShouldBeTrue();
        run.Json.GetProperty("steps").GetInt64().ShouldBe(20);
        run.Json.GetProperty("model").GetString().ShouldBe(folder.File("run", "model.safetensors"));
        run.Error.ShouldContain("step 20/20");
        Directory.GetFiles(folder.File("run"))
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["checkpoint.safetensors", "model.safetensors", "plan.json", "training.jsonl"]);
        foreach (string line in File.ReadAllLines(folder.File("run", "training.jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            document.RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
        }
    }

    [Fact]
    public void The_thread_count_does_not_change_the_model()
    {
        using var folder = new TemporaryFolder();
        Train(folder.File("one"), "--threads", "1").Succeeds();
        Train(folder.File("two"), "--threads", "2").Succeeds();
        Model(folder.File("two")).ShouldBe(Model(folder.File("one")));
        Train(folder.File("other"), "--seed", "2").Succeeds();
        Model(folder.File("other")).ShouldNotBe(Model(folder.File("one")));
    }

    [Fact]
    public void A_model_file_can_be_asked_for_in_place_of_a_folder()
    {
        using var folder = new TemporaryFolder();
        Train(folder.File("heads.safetensors")).Succeeds().Output.ShouldContain("heads.safetensors");
        CommandLine.Run("predict", folder.File("heads.safetensors"), heads.Scan(10)).Succeeds();
        File.Exists(folder.File("heads.run", "checkpoint.safetensors")).ShouldBeTrue();
    }

    [Fact]
    public void An_earlier_run_is_kept_unless_resumed_or_forced()
    {
        using var folder = new TemporaryFolder();
        Train(folder.File("run")).Succeeds();
        byte[] before = Model(folder.File("run"));
        Train(folder.File("run")).FailsWith(2, "--resume", "--force");
        Model(folder.File("run")).ShouldBe(before);
        Train(folder.File("run"), "--resume").Succeeds();
        Model(folder.File("run")).ShouldBe(before);
        Train(folder.File("run"), "--force").Succeeds();
        Model(folder.File("run")).ShouldBe(before);
    }

    [Fact]
    public void Resuming_with_other_options_is_refused()
    {
        using var folder = new TemporaryFolder();
        Train(folder.File("run")).Succeeds();
        Train(folder.File("run"), "--resume", "--seed", "5").FailsWith(3, "other options");
    }

    [Fact]
    public void Resuming_what_has_no_checkpoint_starts_at_the_first_step()
    {
        using var folder = new TemporaryFolder();
        Train(folder.File("run")).Succeeds();
        File.Delete(folder.File("run", "checkpoint.safetensors"));
        CommandLine run = Train(folder.File("run"), "--resume").Succeeds();
        run.Error.ShouldContain("no checkpoint yet");
    }

    [Fact]
    public void Resuming_where_no_run_was_begun_is_refused_and_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        Train(folder.File("run"), "--resume").FailsWith(2, "does not exist", "leave --resume out");
        Directory.Exists(folder.File("run")).ShouldBeFalse();
        Directory.CreateDirectory(folder.File("run"));
        Train(folder.File("run"), "--resume").FailsWith(2, "holds no run", "leave --resume out");
        Directory.EnumerateFileSystemEntries(folder.File("run")).ShouldBeEmpty();
    }

    [Fact]
    public void Landmarks_can_be_chosen()
    {
        using var folder = new TemporaryFolder();
        Train(folder.File("run"), "--landmarks", "skull_left,ventricle_left", "--landmarks", "cerebellum_left").Succeeds();
        CommandLine.Run("inspect", folder.File("run"), "--json").Succeeds().Json.GetProperty("landmark_names").EnumerateArray().Select(name => name.GetString())
            .ShouldBe(["skull_left", "ventricle_left", "cerebellum_left"]);
        Train(folder.File("none"), "--landmarks", "nose").FailsWith(2, "nose");
    }

    [Fact]
    public void One_landmark_is_searched_by_its_position()
    {
        using var folder = new TemporaryFolder();
        Train(folder.File("run"), "--landmarks", "skull_left").Succeeds();
        CommandLine.Run("inspect", folder.File("run"), "--json").Succeeds().Json.GetProperty("coordinates").GetInt32().ShouldBe(3);
    }

    [Fact]
    public void Validation_is_a_share_or_cases()
    {
        using var folder = new TemporaryFolder();
        Train(folder.File("share"), "--validation", "0.34", "--json").Succeeds().Json.GetProperty("validation_cases").GetArrayLength().ShouldBe(3);
        JsonElement named = Train(folder.File("named"), "--validation", "phantom-002,phantom-005", "--json").Succeeds().Json;
        named.GetProperty("validation_cases").EnumerateArray().Select(name => name.GetString()).ShouldBe(["phantom-002", "phantom-005"]);
        named.GetProperty("validation_mre_mm").GetDouble().ShouldBeGreaterThan(0);
        Train(folder.File("unknown"), "--validation", "phantom-099").FailsWith(2, "phantom-099");
    }

    [Fact]
    public void A_training_that_learns_nothing_says_so_at_its_end_in_the_model_and_in_every_answer()
    {
        const string Said = "has not learnt to find its landmarks";
        using var folder = new TemporaryFolder();
        string config = folder.File("blind.json");
        File.WriteAllText(config, TinyHeads.Config.Replace("0.003", "1e-9", StringComparison.Ordinal));
        string run = folder.File("run");
        CommandLine training = CommandLine.Run(
            "train", heads.Heads, "-o", run, "--config", config, "--steps", "20", "--validation", "0.34", "--json").Succeeds();
        training.Error.ShouldContain(Said);
        JsonElement json = training.Json;
        json.GetProperty("validation_mre_mm").GetDouble().ShouldBeGreaterThan(0.75 * json.GetProperty("mean_position_mre_mm").GetDouble());
        json.GetProperty("warnings").EnumerateArray().ShouldContain(line => line.GetString()!.Contains(Said));
        CommandLine.Run("inspect", run).Succeeds().Output.ShouldContain("has learnt nearly nothing");
        CommandLine.Run("inspect", run, "--json").Succeeds().Json.GetProperty("warnings")[0].GetString()!.ShouldContain(Said);
        CommandLine.Run("predict", run, heads.Scan(10), heads.Scan(11)).Succeeds().ErrorLines.Count(line => line.Contains(Said, StringComparison.Ordinal))
            .ShouldBe(1);
        CommandLine.Run("predict", run, heads.Scan(10), "--json").Succeeds().Json.GetProperty("cases")[0].GetProperty("warnings")[0].GetString()!
            .ShouldContain(Said);
        CommandLine.Run("evaluate", run, heads.Unseen).Succeeds().Error.ShouldContain(Said);
        CommandLine.Run("report", run, heads.Scan(10), "-o", folder.File("scan.html")).Succeeds().Error.ShouldContain(Said);
        File.ReadAllText(folder.File("scan.html")).ShouldContain(Said);
        CommandLine.Run("report", run, "-o", folder.File("run.html")).Succeeds();
        File.ReadAllText(folder.File("run.html")).ShouldContain(Said);
    }

    [Fact]
    public void A_model_that_has_learnt_its_landmarks_keeps_still()
    {
        CommandLine inspected = CommandLine.Run("inspect", "fetal-head").Succeeds();
        inspected.Error.ShouldBeEmpty();
        inspected.Output.ShouldContain("know first   Trained on synthetic scans only; not for patients.");
        JsonElement json = CommandLine.Run("inspect", "fetal-head", "--json").Succeeds().Json;
        json.GetProperty("know_first").GetString().ShouldBe("Trained on synthetic scans only; not for patients.");
        json.GetProperty("mean_position_mre_mm").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("warnings").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void Without_validation_a_training_says_that_nothing_is_known()
    {
        using var folder = new TemporaryFolder();
        CommandLine training = Train(folder.File("run"), "--validation", "0").Succeeds();
        training.Output.ShouldContain("is not known");
        training.Output.ShouldContain("search: 20 steps, weights of step 20");
        CommandLine.Run("inspect", folder.File("run")).Succeeds().Output.ShouldContain("is not known");
    }

    [Fact]
    public void Without_validation_short_trainings_give_a_radius_and_it_can_be_left_out()
    {
        using var folder = new TemporaryFolder();
        CommandLine training = Train(folder.File("run"), "--validation", "0").Succeeds();
        training.Error.ShouldContain("radius 3/3: ");
        training.Output.ShouldContain("calibration: short trainings without some of the 9 labelled scans");
        Radius(folder.File("run")).ShouldNotBeNull().ShouldBeGreaterThan(0);

        CommandLine plain = Train(folder.File("plain"), "--validation", "0", "--no-radius").Succeeds();
        plain.Output.ShouldContain("answers have no error radius");
        Directory.Exists(folder.File("plain", "radius")).ShouldBeFalse();
        Radius(folder.File("plain")).ShouldBeNull();
    }

    [Fact]
    public void A_radius_that_is_interrupted_leaves_a_model_without_one_and_goes_on_to_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        using var cancellationToken = new CancellationTokenSource();
        using var cancelInTheSecond = new CancellingWriter(cancellationToken, "radius 2/3: ");
        using var output = new StringWriter();
        string[] arguments = ["train", heads.Heads, "-o", folder.File("run"), "--config", heads.ConfigFile, "--steps", "20", "--validation", "0"];
        PinpointCommand.Run(arguments, output, cancelInTheSecond, cancellationToken.Token).ShouldBe(130);
        Radius(folder.File("run")).ShouldBeNull();
        CommandLine.Run([.. arguments, "--resume"]).Succeeds().Error.ShouldNotContain("radius 1/3: ");
        arguments[3] = folder.File("undisturbed");
        CommandLine.Run(arguments).Succeeds();
        Model(folder.File("run")).ShouldBe(Model(folder.File("undisturbed")));
    }

    [Fact]
    public void The_stages_of_a_training_stand_in_its_end_in_its_json_and_in_its_log()
    {
        using var folder = new TemporaryFolder();
        string config = folder.File("two.json");
        File.WriteAllText(config, TinyHeads.Config.Replace(
            "\"refinement\": null",
            "\"refinement\": {\"patch_size\": 5, \"convolution_maps\": [8], \"hidden_units\": [8], \"batch_size\": 8, \"views\": 1}",
            StringComparison.Ordinal));
        string[] arguments = ["train", heads.Heads, "--config", config, "--steps", "40", "--validation", "0.34", "-o"];
        string output = CommandLine.Run([.. arguments, folder.File("text")]).Succeeds().Output;
        JsonElement[] stages = [.. CommandLine.Run([.. arguments, folder.File("run"), "--json"]).Succeeds().Json.GetProperty("stages").EnumerateArray()];
        stages.Select(stage => stage.GetProperty("stage").GetString()).ShouldBe(["search", "refinement"]);
        stages.Sum(stage => stage.GetProperty("stage_steps").GetInt64()).ShouldBe(40);
        string[] log =
            [.. File.ReadLines(folder.File("run", "training.jsonl")).Where(line => line.Contains("\"event\":\"trained\"", StringComparison.Ordinal))];
        log.Length.ShouldBe(2);
        foreach (JsonElement stage in stages)
        {
            stage.GetProperty("stage_mre_mm").GetDouble().ShouldBeGreaterThan(0);
            output.ShouldContain($"{stage.GetProperty("stage").GetString()}: {stage.GetProperty("stage_steps").GetInt64()} steps, weights of step ");
            log.ShouldContain(line => line.Contains($"\"{stage.GetProperty("stage").GetString()}\""));
        }
    }

    [Fact]
    public void What_is_odd_about_the_data_is_told_before_the_first_step()
    {
        using var folder = new TemporaryFolder();
        PhantomDataset.Write(folder.File("heads"), 1, 1, 4, TinyHeads.Form);
        File.Delete(folder.File("heads", "landmarks", "phantom-004.mrk.json"));
        string[] lines = CommandLine.Run(
            "train", folder.File("heads"), "-o", folder.File("run"), "--config", heads.ConfigFile, "--steps", "20", "--validation", "0").Succeeds().ErrorLines;
        int warning = Array.FindIndex(lines, line => line.Contains("phantom-004", StringComparison.Ordinal));
        warning.ShouldBeGreaterThanOrEqualTo(0, string.Join('\n', lines));
        warning.ShouldBeLessThan(Array.FindIndex(lines, line => line.StartsWith("search step", StringComparison.Ordinal)));
        lines.Count(line => line == lines[warning]).ShouldBe(1);
    }

    [Fact]
    public void A_budget_ends_the_training()
    {
        using var folder = new TemporaryFolder();
        JsonElement json = CommandLine.Run("train", heads.Heads, "-o", folder.File("run"), "--config", heads.ConfigFile, "--budget", "0.5s", "--json")
            .Succeeds().Json;
        json.GetProperty("completed").GetBoolean().ShouldBeTrue();
        json.GetProperty("steps").GetInt64().ShouldBeGreaterThan(0);
        Train(folder.File("both"), "--budget", "1s").FailsWith(2, "--steps", "--budget");
    }

    [Fact]
    public void The_paper_preset_can_be_chosen_and_an_unknown_one_cannot()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            folder.File("small.json"),
            """{"grid_spacing_mm": 8, "patch_size": 15, "convolution_maps": [32], "hidden_units": [32], "batch_size": 4, "modes": 2}""");
        CommandLine.Run("train", heads.Heads, "-o", folder.File("run"), "--config", folder.File("small.json"), "--preset", "paper", "--steps", "2").Succeeds();
        JsonElement plan = CommandLine.Run("inspect", folder.File("run"), "--json").Succeeds().Json.GetProperty("plan");
        plan.GetProperty("preset").GetString().ShouldBe("paper");
        plan.GetProperty("layout").GetString().ShouldBe("stacked");
        Train(folder.File("other"), "--preset", "best").FailsWith(2, "best", "paper");
    }

    [Fact]
    public void An_autoencoder_can_be_trained_and_used_in_place_of_principal_components()
    {
        using var folder = new TemporaryFolder();
        string plan = TinyHeads.Config.Replace(
            "\"modes\": 2", "\"modes\": 2, \"shape_prior\": \"autoencoder\", \"shape_penalty\": 0.01", StringComparison.Ordinal);
        File.WriteAllText(folder.File("plan.json"), plan);
        string[] arguments = ["train", heads.Heads, "-o", folder.File("one"), "--config", folder.File("plan.json"), "--steps", "20", "--validation", "0"];
        CommandLine.Run([.. arguments, "--threads", "1"]).Succeeds();
        arguments[3] = folder.File("two");
        CommandLine.Run([.. arguments, "--threads", "2"]).Succeeds();

        Model(folder.File("two")).ShouldBe(Model(folder.File("one")));
        JsonElement inspected = CommandLine.Run("inspect", folder.File("one"), "--json").Succeeds().Json;
        inspected.GetProperty("plan").GetProperty("shape_prior").GetString().ShouldBe("autoencoder");
        inspected.GetProperty("autoencoder").GetProperty("hidden_units").GetInt32().ShouldBe(12);
        double foretold = inspected.GetProperty("autoencoder").GetProperty("foretold_share").GetDouble();
        foretold.ShouldNotBe(0);
        CommandLine.Run("inspect", folder.File("one")).Succeeds().Output.ShouldContain($"12 hidden units, which foretold {foretold:0%}");
        CommandLine.Run("predict", folder.File("one"), heads.Scan(10)).Succeeds();
        arguments[3] = folder.File("three");
        CommandLine.Run([.. arguments, "--landmarks", "skull_left"]).FailsWith(3, "plan.json", "shape_prior");
    }

    [Fact]
    public void Both_stages_share_the_steps()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("plan.json"), TinyHeads.Config.Replace(
            "\"refinement\": null",
            "\"steps\": 100, \"refinement\": {\"steps\": 200, \"patch_size\": 11, \"convolution_maps\": [32], \"hidden_units\": [32], \"batch_size\": 8}",
            StringComparison.Ordinal));
        CommandLine run =
            CommandLine.Run("train", heads.Heads, "-o", folder.File("run"), "--config", folder.File("plan.json"), "--steps", "30", "--validation", "0")
                .Succeeds();
        run.Error.ShouldContain("search step 10/10");
        run.Error.ShouldContain("refinement step 20/20");
        CommandLine.Run("predict", folder.File("run"), heads.Scan(10)).Succeeds();
    }

    [Fact]
    public void A_key_that_no_plan_has_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("plan.json"), """{"patch_sise": 15}""");
        CommandLine.Run("train", heads.Heads, "-o", folder.File("run"), "--config", folder.File("plan.json"))
            .FailsWith(3, "plan.json", "patch_sise", "patch_size");
        CommandLine.Run("train", heads.Heads, "-o", folder.File("run"), "--config", folder.File("none.json")).FailsWith(3, "none.json");
        Directory.Exists(folder.File("run")).ShouldBeFalse();
    }

    [Fact]
    public void Cancelling_leaves_a_model_that_works_and_a_checkpoint_that_goes_on_to_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        using var cancellationToken = new CancellationTokenSource();
        using var cancelAtFirstReport = new CancellingWriter(cancellationToken, "step ");
        using var output = new StringWriter();
        string[] arguments = ["train", heads.Heads, "-o", folder.File("run"), "--config", heads.ConfigFile, "--steps", "120", "--validation", "0"];
        PinpointCommand.Run(arguments, output, cancelAtFirstReport, cancellationToken.Token).ShouldBe(130);
        cancelAtFirstReport.ToString().ShouldContain("--resume goes on");
        CommandLine.Run("predict", folder.File("run"), heads.Scan(10)).Succeeds();
        CommandLine.Run("inspect", folder.File("run"), "--json").Json.GetProperty("steps").GetInt64().ShouldBeLessThan(120);
        CommandLine.Run([.. arguments, "--resume"]).Succeeds();
        arguments[3] = folder.File("undisturbed");
        CommandLine.Run(arguments).Succeeds();
        Model(folder.File("run")).ShouldBe(Model(folder.File("undisturbed")));
    }

    private double? Radius(string run)
    {
        CommandLine prediction = CommandLine.Run("predict", run, heads.Scan(10), "--json").Succeeds();
        JsonElement radius = prediction.Json.GetProperty("cases")[0].GetProperty("landmarks")[0].GetProperty("radius95_mm");
        return radius.ValueKind == JsonValueKind.Null ? null : radius.GetDouble();
    }

    private static byte[] Model(string run) => File.ReadAllBytes(Path.Combine(run, "model.safetensors"));

    [Fact]
    public void Scans_without_labels_are_learnt_from_in_rounds_of_which_each_has_a_folder()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("scans"));
        foreach (int number in new[] { 10, 11, 12 })
        {
            File.Copy(heads.Scan(number), folder.File("scans", Path.GetFileName(heads.Scan(number))));
        }

        CommandLine run = Train(folder.File("run"), "--unlabelled", folder.File("scans"), "--json").Succeeds();
        run.Json.GetProperty("model").GetString().ShouldBe(folder.File("run", "model.safetensors"));
        run.Json.GetProperty("training_cases").EnumerateArray().ShouldContain(item => item.GetString() == "phantom-012");
        run.Json.GetProperty("warnings").EnumerateArray().Select(item => item.GetString()!)
            .ShouldContain(line => line.StartsWith("round 1: ", StringComparison.Ordinal) && line.Contains("no validation scans", StringComparison.Ordinal));
        Directory.GetFiles(folder.File("run", "round-1", "landmarks")).Length.ShouldBe(3);
        File.Exists(folder.File("run", "plan.json")).ShouldBeTrue();
        Train(folder.File("run"), "--unlabelled", folder.File("scans")).FailsWith(2, "--resume", "--force");
    }

    [Fact]
    public void Scans_that_are_labelled_are_no_unlabelled_ones_and_two_of_one_name_are_refused()
    {
        using var folder = new TemporaryFolder();
        Train(folder.File("run"), "--unlabelled", Path.GetDirectoryName(heads.Scan(1))!).FailsWith(2, "holds no scan that has no labels yet");
        Directory.CreateDirectory(folder.File("scans"));
        File.Copy(heads.Scan(10), folder.File("scans", Path.GetFileName(heads.Scan(3))));
        Train(folder.File("run"), "--unlabelled", folder.File("scans")).FailsWith(2, "has the name of", "phantom-003");
        Train(folder.File("run"), "--rounds", "2").FailsWith(2, "--rounds goes with --unlabelled");
    }

    private CommandLine Train(string output, params string[] options)
    {
        string[] validation = options.Contains("--validation") ? [] : ["--validation", "0"];
        return CommandLine.Run(["train", heads.Heads, "-o", output, "--config", heads.ConfigFile, "--steps", "20", .. validation, .. options]);
    }
}

using System.Text.Json.Nodes;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Research.Shapes;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;
using Pinpoint.Training;

namespace Pinpoint.Tests.Training;

public sealed class TrainingRunTests
{
    [Theory]
    [InlineData("search", 13)]
    [InlineData("refinement", 5)]
    public void A_run_that_was_stopped_and_resumed_ends_with_the_very_bytes_of_one_that_was_not(string stage, long step)
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        TrainingRequest whole = TinyTraining.Request(data, folder.File("whole"));
        TrainingRequest halves = TinyTraining.Request(data, folder.File("halves"));

        TrainingRun.Run(whole).Completed.ShouldBeTrue();
        RunUntilStep(halves, step, stage).Completed.ShouldBeFalse();
        TrainingRun.Run(halves with { Resume = true }).Completed.ShouldBeTrue();

        File.ReadAllBytes(folder.File("halves", "model.safetensors")).ShouldBe(File.ReadAllBytes(folder.File("whole", "model.safetensors")));
    }

    [Fact]
    public void The_thread_count_does_not_change_a_byte()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        TrainingRun.Run(TinyTraining.Request(data, folder.File("one")));
        TrainingRun.Run(TinyTraining.Request(data, folder.File("three")) with { Threads = 3 });

        File.ReadAllBytes(folder.File("three", "model.safetensors")).ShouldBe(File.ReadAllBytes(folder.File("one", "model.safetensors")));
    }

    [Fact]
    public void An_autoencoder_that_foretells_nothing_trains_the_network_of_principal_components()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        TrainingRequest request = TinyTraining.Request(data, folder.File("pca"));
        LandmarkModel pca = TrainingRun.Run(request).Model;
        LandmarkModel other =
            TrainingRun.Run(request with { Plan = request.Plan with { ShapePrior = "autoencoder" }, OutputFolder = folder.File("autoencoder") }).Model;

        ((ShapeAutoencoder)other.Space.Prior!).HiddenUnits.ShouldBe(0);
        foreach ((SafetensorsTensor one, SafetensorsTensor two) in pca.Network.ToTensors().Zip(other.Network.ToTensors()))
        {
            two.ToSingles().ShouldBe(one.ToSingles());
        }
    }

    [Fact]
    public void A_stopped_run_leaves_a_model_that_predicts()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        TrainingOutcome outcome = RunUntilStep(TinyTraining.Request(data, folder.File("run")), 5);

        using var localizer = new Pinpoint.Localization.Localizer(ModelFile.Load(folder.File("run")));
        localizer.Locate(Dataset.ReadVolume(data.Cases[0])).Landmarks.Count.ShouldBe(outcome.Model.LandmarkNames.Count);
    }

    [Fact]
    public void A_checkpoint_of_other_data_is_refused()
    {
        using var folder = new TemporaryFolder();
        TrainingRequest request = TinyTraining.Request(TinyTraining.Data(folder.File("data")), folder.File("run"));
        RunUntilStep(request, 5);
        TrainingRequest other = TinyTraining.Request(TinyTraining.Data(folder.File("other"), 7), folder.File("run")) with { Resume = true };

        Should.Throw<BadInputException>(() => TrainingRun.Run(other)).Message.ShouldContain("belongs to other scans");
    }

    [Fact]
    public void A_checkpoint_of_another_plan_is_refused()
    {
        using var folder = new TemporaryFolder();
        TrainingRequest request = TinyTraining.Request(TinyTraining.Data(folder.File("data")), folder.File("run"));
        RunUntilStep(request, 5);
        TrainingRequest other = request with { Resume = true, Plan = TinyTraining.Plan with { LearningRate = 0.01 } };

        Should.Throw<BadInputException>(() => TrainingRun.Run(other)).Message.ShouldContain("other options");
    }

    [Fact]
    public void A_checkpoint_from_before_a_key_of_the_plan_goes_on_to_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        TrainingRun.Run(TinyTraining.Request(data, folder.File("whole")));
        TrainingRequest halves = TinyTraining.Request(data, folder.File("halves"));
        RunUntilStep(halves, 5);
        WithoutPlanKeys(folder.File("halves", "checkpoint.safetensors"), "shape_prior", "shape_penalty");

        TrainingRun.Run(halves with { Resume = true }).Completed.ShouldBeTrue();
        File.ReadAllBytes(folder.File("halves", "model.safetensors")).ShouldBe(File.ReadAllBytes(folder.File("whole", "model.safetensors")));
    }

    [Fact]
    public void A_checkpoint_without_a_key_goes_on_with_no_other_value_of_it()
    {
        using var folder = new TemporaryFolder();
        TrainingRequest request = TinyTraining.Request(TinyTraining.Data(folder.File("data")), folder.File("run"));
        RunUntilStep(request, 5);
        WithoutPlanKeys(folder.File("run", "checkpoint.safetensors"), "shape_prior", "shape_penalty");
        TrainingRequest other = request with { Resume = true, Plan = TinyTraining.Plan with { ShapePrior = "autoencoder" } };

        Should.Throw<BadInputException>(() => TrainingRun.Run(other)).Message.ShouldContain("other options");
    }

    [Fact]
    public void Without_a_checkpoint_there_is_nothing_to_resume()
    {
        using var folder = new TemporaryFolder();
        TrainingRequest request = TinyTraining.Request(TinyTraining.Data(folder.File("data")), folder.File("run")) with { Resume = true };

        Should.Throw<BadInputException>(() => TrainingRun.Run(request)).Message.ShouldContain("nothing to resume");
    }

    [Fact]
    public void The_log_holds_one_json_object_a_line()
    {
        using var folder = new TemporaryFolder();
        TrainingRun.Run(TinyTraining.Request(TinyTraining.Data(folder.File("data")), folder.File("run")));

        string[] lines = File.ReadAllLines(folder.File("run", "training.jsonl"));
        lines.Length.ShouldBeGreaterThan(3);
        foreach (string line in lines)
        {
            using var json = System.Text.Json.JsonDocument.Parse(line);
            json.RootElement.TryGetProperty("step", out _).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_run_stopped_at_the_step_of_a_measure_takes_it_when_it_goes_on()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        TrainingRun.Run(TinyTraining.Request(data, folder.File("whole")));
        TrainingRequest halves = TinyTraining.Request(data, folder.File("halves"));
        RunUntilStep(halves, 10);
        TrainingRun.Run(halves with { Resume = true });

        File.ReadAllBytes(folder.File("halves", "model.safetensors")).ShouldBe(File.ReadAllBytes(folder.File("whole", "model.safetensors")));
    }

    [Fact]
    public void A_refinement_that_has_hardly_begun_is_left_out_of_the_model()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        TrainingOutcome outcome = RunUntilStep(TinyTraining.Request(data, folder.File("run")), 1, "refinement");

        outcome.Completed.ShouldBeFalse();
        outcome.Model.Refinement.ShouldBeNull();
        ModelFile.Load(folder.File("run")).Refinement.ShouldBeNull();
    }

    [Fact]
    public void Resuming_with_another_validation_set_or_budget_is_refused()
    {
        using var folder = new TemporaryFolder();
        TrainingRequest request = TinyTraining.Request(TinyTraining.Data(folder.File("data")), folder.File("run"));
        RunUntilStep(request, 5);

        Should.Throw<BadInputException>(() => TrainingRun.Run(request with { Resume = true, Validation = new ValidationChoice(0) })).Message
            .ShouldContain("other scans");
        Should.Throw<BadInputException>(() => TrainingRun.Run(request with { Resume = true, Budget = TimeSpan.FromMinutes(1) })).Message
            .ShouldContain("time budget");
    }

    [Fact]
    public void A_training_that_diverges_says_so()
    {
        using var folder = new TemporaryFolder();
        TrainingRequest request = TinyTraining.Request(TinyTraining.Data(folder.File("data")), folder.File("run"));
        TrainingPlan wild = TinyTraining.Plan with
        {
            LearningRate = 1,
            ClipNorm = null,
            Schedule = LearningRateSchedule.Constant,
            InputScale = 10,
            HiddenUnits = [24, 24, 24, 24, 24],
            Steps = 200,
        };

        Should.Throw<UsageException>(() => TrainingRun.Run(request with { Plan = wild })).Message.ShouldContain("diverged");
    }

    [Fact]
    public void A_plan_whose_model_could_not_be_loaded_is_refused_by_the_key()
    {
        using var folder = new TemporaryFolder();
        TrainingRequest request = TinyTraining.Request(TinyTraining.Data(folder.File("data")), folder.File("run"));
        Should.Throw<BadInputException>(() => TrainingRun.Run(request with { Plan = TinyTraining.Plan with { LearningRate = 1e30 } })).Message.ShouldBe(
            $"{folder.File("run", "plan.json")}: key 'learning_rate': is 1E+30; it must be a number from 0.000000001 to 1");
    }

    [Fact]
    public void The_landmarks_of_another_scan_are_refused()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        LandmarkSet landmarks = data.ReadLandmarks(data.Cases[3]);
        LandmarkFile.Write(
            data.Cases[3].LandmarksPath!, new LandmarkSet(landmarks.Select(landmark => Landmark.At(landmark.Name, new WorldPoint(900, 900, 900)))));

        BadInputException exception = Should.Throw<BadInputException>(() => TrainingSet.Read(TinyTraining.Request(data, folder.File("run"))));
        exception.Message.ShouldStartWith(data.Cases[3].LandmarksPath!);
        exception.Message.ShouldContain("outside its scan");
    }

    private static void WithoutPlanKeys(string checkpoint, params string[] keys)
    {
        using SafetensorsFile file = SafetensorsFile.Read(checkpoint);
        JsonObject plan = JsonNode.Parse(file.Metadata["plan"])!.AsObject();
        foreach (string key in keys)
        {
            plan.Remove(key).ShouldBeTrue();
        }

        SafetensorsFile.WriteSealed(
            checkpoint, file.Tensors, new Dictionary<string, string>(file.Metadata, StringComparer.Ordinal) { ["plan"] = plan.ToJsonString() });
    }

    private static TrainingOutcome RunUntilStep(TrainingRequest request, long step, string stage = "search")
    {
        using var source = new CancellationTokenSource();
        return TrainingRun.Run(request with { ReportInterval = 1 }, new StopAt(stage, step, source), source.Token);
    }

    private sealed class StopAt(string stage, long step, CancellationTokenSource source) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Stage == stage && value.Step >= step)
            {
                source.Cancel();
            }
        }
    }
}

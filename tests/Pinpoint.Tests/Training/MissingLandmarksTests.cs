using Pinpoint.Imaging;
using Pinpoint.Methods;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;
using Pinpoint.Training;

namespace Pinpoint.Tests.Training;

public sealed class MissingLandmarksTests
{
    [Fact]
    public void A_case_without_one_of_the_landmarks_is_trained_on_and_its_gap_filled_in_near_the_truth()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"), 24);
        LandmarkSet truth = data.ReadLandmarks(data.Cases[3]);
        Erase(data, 3, 2);
        LandmarkFile.Write(
            data.Cases[4].LandmarksPath!,
            new LandmarkSet(data.ReadLandmarks(data.Cases[4]).Select((landmark, i) => i == 5 ? Landmark.Absent(landmark.Name) : landmark)));

        var set = TrainingLandmarks.Read(TinyTraining.Request(data, folder.File("run")));
        LabelledCase item = set.Training.Single(labelled => labelled.Case.Name == data.Cases[3].Name);
        item.Marks[2].ShouldBe(LandmarkMark.Unmarked);
        set.Training.Single(labelled => labelled.Case.Name == data.Cases[4].Name).Marks[5].ShouldBe(LandmarkMark.Absent);
        item.Positions[2].DistanceTo(truth[2].Position!.Value).ShouldBeLessThan(4.5);
        item.Positions[1].ShouldBe(truth[1].Position!.Value);
        set.Warnings.ShouldContain(warning => warning.Contains("2 of 184 training points", StringComparison.Ordinal));
    }

    [Fact]
    public void A_case_with_two_landmarks_is_left_out_and_named()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        Erase(data, 3, 0, 1, 2, 3, 4, 5);

        var set = TrainingLandmarks.Read(TinyTraining.Request(data, folder.File("run")));
        set.Training.ShouldNotContain(item => item.Case.Name == data.Cases[3].Name);
        set.Warnings
            .ShouldContain(
                warning => warning.StartsWith(data.Cases[3].LandmarksPath!, StringComparison.Ordinal)
                    && warning.Contains("2 of 8 landmarks", StringComparison.Ordinal));
    }

    [Fact]
    public void A_landmark_that_hardly_any_case_shows_is_an_error_that_names_it()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        for (int i = 0; i < data.Cases.Count; i++)
        {
            if (i is not (2 or 3))
            {
                Erase(data, i, 4);
            }
        }

        BadInputException exception = Should.Throw<BadInputException>(() => TrainingLandmarks.Read(TinyTraining.Request(data, folder.File("run"))));
        exception.Message.ShouldContain("'ventricle_right'");
        exception.Message.ShouldContain("2 of the 7 cases");
    }

    [Fact]
    public void A_run_with_gaps_trains_validates_and_resumes_to_the_very_bytes()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        for (int i = 0; i < data.Cases.Count; i++)
        {
            Erase(data, i, i % 8, (i + 3) % 8);
        }

        TrainingRequest whole = TinyTraining.Request(data, folder.File("whole"));
        TrainingRequest halves = TinyTraining.Request(data, folder.File("halves"));
        TrainingOutcome outcome = TrainingRun.Run(whole);
        using (var source = new CancellationTokenSource())
        {
            TrainingRun.Run(halves with { ReportInterval = 1 }, new StopAtSecondStage(source), source.Token).Completed.ShouldBeFalse();
        }

        TrainingRun.Run(halves with { Resume = true });
        outcome.Model.Provenance.ValidationErrorMm.ShouldNotBeNull();
        File.ReadAllBytes(folder.File("halves", "model.safetensors")).ShouldBe(File.ReadAllBytes(folder.File("whole", "model.safetensors")));
    }

    [Fact]
    public void Deleting_points_changes_the_fingerprint_of_the_data()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        string before = TrainingSet.Read(TinyTraining.Request(data, folder.File("run"))).Fingerprint;
        Erase(data, 3, 2);

        TrainingSet.Read(TinyTraining.Request(data, folder.File("run"))).Fingerprint.Equals(before, StringComparison.Ordinal).ShouldBeFalse();
    }

    private static void Erase(Dataset data, int index, params int[] erased)
    {
        LandmarkSet landmarks = data.ReadLandmarks(data.Cases[index]);
        LandmarkFile.Write(
            data.Cases[index].LandmarksPath!,
            new LandmarkSet(landmarks.Select((landmark, i) => Array.IndexOf(erased, i) >= 0 ? Landmark.Missing(landmark.Name) : landmark)));
    }

    private sealed class StopAtSecondStage(CancellationTokenSource source) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Stage == "refinement" && value.Step >= 5)
            {
                source.Cancel();
            }
        }
    }
}

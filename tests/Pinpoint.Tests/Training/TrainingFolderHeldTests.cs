using Pinpoint.Imaging;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;
using Pinpoint.Training;

namespace Pinpoint.Tests.Training;

/// <summary>A run that could not end well says so before its first step, or at its end; none that failed looks done.</summary>
public sealed class TrainingFolderHeldTests
{
    [Fact]
    public void A_second_run_into_the_folder_of_one_at_work_is_refused_and_disturbs_nothing()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        TrainingRequest request = TinyTraining.Request(data, folder.File("run")) with { ReportInterval = 1 };
        string? refused = null;
        var progress = new Relay(() => refused ??= Should.Throw<UsageException>(() => TrainingRun.Run(request)).Message);

        TrainingRun.Run(request, progress).Completed.ShouldBeTrue();

        refused.ShouldNotBeNull().ShouldStartWith($"{request.OutputFolder}: is being written by another run: a training (process ");
        File.Exists(folder.File("run", FolderLock.FileName)).ShouldBeFalse();
    }

    [Fact]
    public void A_folder_that_goes_away_beneath_the_run_is_told_of()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        TrainingRequest request = TinyTraining.Request(data, folder.File("run")) with { ReportInterval = 1 };
        var progress = new Relay(() =>
        {
            if (Directory.Exists(request.OutputFolder))
            {
                Directory.Delete(request.OutputFolder, recursive: true);
            }
        });

        Should.Throw<ResourceException>(() => TrainingRun.Run(request, progress)).Message.ShouldContain("was removed or emptied during the run");
    }

    [Fact]
    public void Landmarks_whose_model_could_not_be_loaded_are_refused_before_the_first_step()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"));
        for (int i = 0; i < 4; i++)
        {
            string file = data.Cases[i].LandmarksPath!;
            var far = new WorldPoint(i % 2 == 0 ? 9.9e5 : -9.9e5, i / 2 == 0 ? 9.9e5 : -9.9e5, 0);
            LandmarkFile.Write(file, new LandmarkSet([.. LandmarkFile.Read(file).Select((item, place) => place == i ? item with { Position = far } : item)]));
        }

        int steps = 0;
        TrainingRequest request = TinyTraining.Request(data, folder.File("run")) with
        {
            Plan = TinyTraining.Plan with { Modes = null }, Examine = false, ReportInterval = 1,
        };

        string message = Should.Throw<BadInputException>(
            () => TrainingRun.Run(request, new Relay(() => steps++))).Message;

        message.ShouldStartWith($"{data.Root}: its landmarks, spacings and plan make a model that could not be loaded again (metadata 'search_space'");
        steps.ShouldBe(0);
        Directory.Exists(folder.File("run")).ShouldBeFalse();
    }

    private sealed class Relay(Action tell) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => tell();
    }
}

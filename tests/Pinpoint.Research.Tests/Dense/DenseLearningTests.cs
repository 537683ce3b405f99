using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Research.Dense;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;
using Pinpoint.Training;

namespace Pinpoint.Research.Tests.Dense;

public sealed class DenseLearningTests
{
    [Theory]
    [InlineData("votes")]
    [InlineData("presence")]
    [InlineData("actions")]
    [InlineData("heatmap")]
    public void Each_system_learns_to_find_a_bright_spot_in_scans_that_it_never_saw(string system)
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyAgent.Data(folder.File("data"), 16);
        TrainingRequest request = TinyAgent.Request(data, folder.File("run")) with
        {
            Plan = TinyDense.Plan(Enum.Parse<DenseSystem>(system, ignoreCase: true)),
            Validation = new ValidationChoice(0, [.. data.Cases.Take(4).Select(item => item.Name)]),
            ValidationInterval = 1000,
        };
        LandmarkModel trained = TrainingRun.Run(request).Model;
        LandmarkModel model = ModelFile.Load(new TrainingFolder(folder.File("run")).Model);
        PlanJson.Write(model.Plan).ShouldBe(PlanJson.Write(trained.Plan));
        using var localizer = new Localizer(model, new LocalizerOptions { Threads = 1 });
        double error = 0;
        double meanPosition = 0;
        foreach (DatasetCase item in data.Cases.Take(4))
        {
            Volume volume = Dataset.ReadVolume(item);
            WorldPoint truth = data.ReadLandmarks(item)[0].Position!.Value;
            LocalizationResult found = localizer.Locate(volume);
            found.Passes.ShouldBe(8 * 8 * 8, "every third of 24 voxels along each axis");
            error += found.Landmarks[0].Position!.Value.DistanceTo(truth) / 4;
            meanPosition += MeanPositionBaseline.Of(model, model.GridOf(Scan.Of(volume)))[0].Position!.Value.DistanceTo(truth) / 4;
        }

        error.ShouldBeLessThan(0.6 * meanPosition);
    }

    [Fact]
    public void A_resumed_training_ends_with_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyAgent.Data(folder.File("data"), 6);
        TrainingPlan plan = TinyDense.Plan(DenseSystem.Presence) with { Steps = 20 };
        TrainingRequest request = TinyAgent.Request(data, folder.File("whole")) with { Plan = plan, Validation = new ValidationChoice(0) };
        TrainingRun.Run(request);

        using var stop = new CancellationTokenSource();
        var stopped = request with { OutputFolder = folder.File("stopped"), ReportInterval = 1 };
        TrainingRun.Run(stopped, new StopAt(stop, 7), stop.Token).Completed.ShouldBeFalse();
        TrainingRun.Run(stopped with { Resume = true, Threads = 2 }).Completed.ShouldBeTrue();

        File.ReadAllBytes(new TrainingFolder(folder.File("stopped")).Model).ShouldBe(File.ReadAllBytes(new TrainingFolder(folder.File("whole")).Model));
    }

    private sealed class StopAt(CancellationTokenSource stop, long step) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Step >= step)
            {
                stop.Cancel();
            }
        }
    }
}

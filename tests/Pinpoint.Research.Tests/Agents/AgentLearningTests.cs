using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Research.Agents;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;
using Pinpoint.Training;

namespace Pinpoint.Research.Tests.Agents;

public sealed class AgentLearningTests
{
    [Fact]
    public void An_agent_learns_to_find_a_bright_spot_in_scans_that_it_never_saw()
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyAgent.Data(folder.File("data"), 16);
        TrainingRequest request = TinyAgent.Request(data, folder.File("run")) with
        {
            Plan = TinyAgent.Plan with
            {
                BatchSize = 32,
                Steps = 300,
                LearningRate = 3e-3,
                NoiseJitter = 0,
                Method = AgentPlan.Of(TinyAgent.Plan) with { Scales = [2, 1], Discount = 0.7, MemorySize = 4000, FirstMoves = 1000, TargetInterval = 30 },
            },
            Validation = new ValidationChoice(0, [.. data.Cases.Take(4).Select(item => item.Name)]),
            ValidationInterval = 1000,
        };
        LandmarkModel model = TrainingRun.Run(request).Model;
        using var localizer = new Localizer(model, new LocalizerOptions { Threads = 1 });
        double[] errors = [.. data.Cases
            .Take(4)
            .Select(item => localizer.Locate(Dataset.ReadVolume(item)).Landmarks[0].Position!.Value.DistanceTo(data.ReadLandmarks(item)[0].Position!.Value))];

        // The spots lie anywhere within 15 mm along each axis: about 7 mm from the middle on average.
        errors.Average().ShouldBeLessThan(3);
    }
}

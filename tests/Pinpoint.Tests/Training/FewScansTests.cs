using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;
using Pinpoint.Training;

namespace Pinpoint.Tests.Training;

public sealed class FewScansTests
{
    [Theory]
    [InlineData(1, "smooth")]
    [InlineData(2, "pca")]
    [InlineData(3, "pca")]
    public void One_two_and_three_scans_train_a_model_that_answers(int scans, string prior)
    {
        using var folder = new TemporaryFolder();
        Dataset data = TinyTraining.Data(folder.File("data"), scans);
        TrainingRequest request = TinyTraining.Request(data, folder.File("run"));
        TrainingOutcome outcome = TrainingRun.Run(request with { Validation = new ValidationChoice(0), Plan = request.Plan with { Modes = null } });

        outcome.Completed.ShouldBeTrue();
        outcome.Model.Plan.ShapePrior.ShouldBe(prior);
        using var localizer = new Localizer(outcome.Model, new LocalizerOptions { Threads = 1 });
        localizer.Locate(Dataset.OpenScan(data.Cases[0])).Landmarks.Count.ShouldBe(outcome.Model.LandmarkNames.Count);
    }
}

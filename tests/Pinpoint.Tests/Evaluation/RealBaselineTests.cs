using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Testing;

namespace Pinpoint.Tests.Evaluation;

public sealed class RealBaselineTests
{
    // The data's own notes give 2.17 mm for always answering the mean position of the other scans.
    [SharedFact]
    public void The_mean_position_of_the_other_mouse_skulls_is_off_by_the_known_distance()
    {
        Dataset dataset = Dataset.Open(SharedData.PathOf("data", "mouse_skull"));
        LandmarkSet[] sets = [.. dataset.Cases.Select(dataset.ReadLandmarks)];
        CasePair[] pairs = [.. dataset.Cases.Select((item, index) =>
        {
            LandmarkSet mean = Evaluator.MeanPositions([.. sets.Where((_, other) => other != index)]);
            return new CasePair(item.Name, sets[index], mean, 0) { Baseline = mean };
        })];

        EvaluationResult result = Evaluator.Compute(pairs, [1, 2, 4]);

        result.Errors.Points.ShouldBe(36 * 51);
        result.MreMm.ShouldBe(2.17, 0.005);
        result.Errors.BaselineMreMm!.Value.ShouldBe(result.MreMm, 1e-9);
        result.CaseMeanMm.ShouldBe(result.MreMm, 1e-9);
    }
}

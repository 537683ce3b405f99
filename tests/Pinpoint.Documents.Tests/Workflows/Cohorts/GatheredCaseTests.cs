using Pinpoint.Workflows;

namespace Pinpoint.Documents.Tests.Workflows.Cohorts;

/// <summary>Which of several records of a case counts, and which cases are told of first.</summary>
public sealed class GatheredCaseTests
{
    [Fact]
    public void The_last_attempt_counts_and_of_two_at_once_the_better_one()
    {
        GatheredCase.Latest([]).ShouldBeNull();
        GatheredCase.Latest([Record("a", "begun", 1), Record("a", "done", 1), Record("a", "begun", 2), Record("a", "failed", 2)])!.State.ShouldBe("failed");
        GatheredCase.Latest([Record("a", "begun", 1), Record("a", "failed", 1), Record("a", "begun", 1), Record("a", "done", 1)])!.State.ShouldBe("done");
        GatheredCase.Latest([Record("a", "done", 1), Record("a", "begun", 2)])!.State.ShouldBe("begun");
    }

    [Fact]
    public void The_farthest_shape_comes_first_and_a_rejected_case_before_it()
    {
        var random = new Random(3);
        GatheredCase[] cases = [.. Enumerable.Range(0, 40).Select(i => Made($"case-{i:00}", random, i == 7 ? 12 : 0, i == 21, 30 + (i == 30 ? 40 : 0)))];
        IReadOnlyList<OutlierItem> outliers = CohortOutliers.Of(cases, CohortShapes.Of(cases));
        outliers[0].Case.ShouldBe("case-21");
        outliers[0].Rejected.ShouldBeTrue();
        outliers.Skip(1).Select(item => item.Case).Take(2).Order(StringComparer.Ordinal).ShouldBe(["case-07", "case-30"]);
        outliers.Single(item => item.Case == "case-07").Unusual.ShouldBe(["shape"]);
        outliers.Single(item => item.Case == "case-30").Unusual.ShouldBe(["width"]);
        outliers.Skip(1).Select(item => item.Deviation).ShouldBe(outliers.Skip(1).Select(item => item.Deviation).OrderDescending());
    }

    [Fact]
    public void Where_a_case_lies_turns_and_how_large_it_is_does_not_count()
    {
        var random = new Random(4);
        GatheredCase[] cases = [.. Enumerable.Range(0, 20).Select(i => Made($"case-{i:00}", random, 0, false, 30))];
        ScanRecord moved = cases[3].Record! with
        {
            Landmarks = [.. cases[3].Record!.Landmarks.Select(item => item with
            {
                PositionLpsMm = [100 - (2 * item.PositionLpsMm![1]), 7 + (2 * item.PositionLpsMm[0]), 2 * item.PositionLpsMm[2]],
            })],
        };
        GatheredCase[] turned = [.. cases.Select((item, i) => i == 3 ? item with { Record = moved } : item)];

        // The reference is the mean of the others too, and moves a little with the size.
        CohortShapes.Of(turned).Find("case-03")!.DistanceMm.ShouldBe(CohortShapes.Of(cases).Find("case-03")!.DistanceMm, 0.1);
    }

    [Fact]
    public void Few_cases_have_no_shapes_and_no_outliers()
    {
        var random = new Random(5);
        GatheredCase[] cases = [Made("a", random, 0, false, 1), Made("b", random, 9, false, 100), new("c", "c.nii", null)];
        CohortShapes.Of(cases).Find("a").ShouldBeNull();
        CohortOutliers.Of(cases, CohortShapes.Of(cases)).ShouldBeEmpty();
    }

    private static ScanRecord Record(string name, string state, int attempt) =>
        new(state, name, name + ".nii", null, attempt, 0, 1, "model", "hash", "1", "work");

    private static GatheredCase Made(string name, Random random, double bentMm, bool rejected, double width)
    {
        double[][] points = [[0, 0, 0], [50, 0, 0], [0, 40, 0], [0, 0, 30 + bentMm], [20, 20, 10]];
        double[] shift = [random.NextDouble() * 100, random.NextDouble() * 100, random.NextDouble() * 100];
        return new GatheredCase(name, name + ".nii", Record(name, "done", 1) with
        {
            Rejected = rejected,
            Landmarks =
            [
                .. points.Select((point, i) =>
                    new LandmarkItem($"p{i}", [.. point.Select((value, axis) => value + shift[axis] + (0.5 * random.NextDouble()))], "defined")),
            ],
            Measurements = [new MeasurementItem("width", "the width", "mm", width + random.NextDouble(), null)],
        });
    }
}

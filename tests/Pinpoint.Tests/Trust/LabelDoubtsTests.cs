using Pinpoint.Trust;

namespace Pinpoint.Tests.Trust;

public sealed class LabelDoubtsTests
{
    [Fact]
    public void Labels_that_were_moved_are_pointed_at_and_hardly_any_other()
    {
        CalibrationSet set = MadeCalibration.Set(40, 1);
        var moved = new HashSet<(string, string)>();
        CalibrationCase[] cases = [.. set.Cases.Select((item, number) =>
        {
            int landmark = number % MadeCalibration.Landmarks;
            if (number % 8 != 0)
            {
                return item;
            }

            moved.Add((item.Name, set.LandmarkNames[landmark]));
            return item with { ErrorsMm = [.. item.ErrorsMm.Select((error, i) => i == landmark ? error + (30 * (landmark + 1)) : error)] };
        })];
        IReadOnlyList<LabelDoubt> doubts = LabelDoubts.Of(set with { Cases = cases });

        moved.ShouldAllBe(label => doubts.Take(moved.Count).Any(doubt => doubt.Case == label.Item1 && doubt.Landmark == label.Item2));
        (doubts.Count - moved.Count).ShouldBeLessThanOrEqualTo((int)(0.02 * 40 * MadeCalibration.Landmarks));
        doubts.ShouldAllBe(doubt => doubt.DistanceMm > doubt.UsualMm);
    }

    [Fact]
    public void A_single_case_has_no_others_to_be_doubted_by() => LabelDoubts.Of(MadeCalibration.Set(1, 1)).ShouldBeEmpty();

    [Fact]
    public void A_hard_landmark_is_not_doubted_for_errors_that_it_always_has()
    {
        CalibrationSet set = MadeCalibration.Set(40, 3);
        CalibrationSet harder = set with
        {
            Cases = [.. set.Cases.Select(item => item with { ErrorsMm = [.. item.ErrorsMm.Select((error, i) => i == 0 ? 50 * error : error)] })],
        };

        LabelDoubts.Of(harder).Count(doubt => doubt.Landmark == set.LandmarkNames[0]).ShouldBeLessThanOrEqualTo(1);
    }
}

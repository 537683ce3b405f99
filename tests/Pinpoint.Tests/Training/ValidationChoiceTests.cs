using Pinpoint.Imaging;
using Pinpoint.Training;

namespace Pinpoint.Tests.Training;

public sealed class ValidationChoiceTests
{
    [Fact]
    public void A_share_is_drawn_by_the_seed()
    {
        IReadOnlyList<DatasetCase> cases = Cases(40);
        var (training, validation) = new ValidationChoice(0.25).Split(cases, 1);
        validation.Count.ShouldBe(10);
        training.Count.ShouldBe(30);
        training.Intersect(validation).ShouldBeEmpty();

        new ValidationChoice(0.25).Split(cases, 1).Validation.ShouldBe(validation);
        new ValidationChoice(0.25).Split(cases, 2).Validation.ShouldNotBe(validation);
    }

    [Fact]
    public void Named_cases_are_taken_and_unknown_ones_refused()
    {
        new ValidationChoice(0, ["case3"]).Split(Cases(5), 1).Validation.Single().Name.ShouldBe("case3");
        Should.Throw<UsageException>(() => new ValidationChoice(0, ["nobody"]).Split(Cases(5), 1)).Message.ShouldContain("'nobody'");
        Should.Throw<UsageException>(() => new ValidationChoice(0, ["case0"]).Split(Cases(1), 1)).Message.ShouldContain("none is left");
    }

    [Fact]
    public void Cases_that_the_manifest_marks_are_taken()
    {
        DatasetCase[] cases = [.. Cases(10).Select((item, i) => i == 4 ? item with { Split = "validation" } : item)];
        ValidationChoice.Default.Split(cases, 1).Validation.Single().Name.ShouldBe("case4");
    }

    [Fact]
    public void A_share_that_was_asked_for_counts_in_a_small_set_too() => new ValidationChoice(0.3).Split(Cases(6), 1).Validation.Count.ShouldBe(2);

    [Fact]
    public void A_small_set_is_trained_on_whole() => ValidationChoice.Default.Split(Cases(7), 1).Validation.ShouldBeEmpty();

    private static DatasetCase[] Cases(int count) => [.. Enumerable.Range(0, count).Select(i => new DatasetCase($"case{i}", $"{i}.nii", $"{i}.fcsv", null))];
}

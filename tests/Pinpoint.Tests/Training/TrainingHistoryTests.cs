using Pinpoint.Testing;
using Pinpoint.Training;

namespace Pinpoint.Tests.Training;

public sealed class TrainingHistoryTests
{
    private const string Head = """{"event":"started","version":"0.1.0","stage":"search","step":0,"preset":"default","seed":7,"budget_s":null}""";

    [Fact]
    public void Losses_and_validation_errors_are_those_of_the_log_stage_by_stage()
    {
        TrainingHistory history = Read(
            Head, Loss("search", 50, 2), Validation(
                "search", 60, "1.5"),
                Loss("search", 100, 1),
                """{"event":"refinement","step":0,"search_step":60,"elapsed_s":9}""",
                Loss("refinement", 50, 0.5),
                """{"event":"completed","step":50,"elapsed_s":12.5,"validation_mre_mm":1.5}""");

        history.Completed.ShouldBeTrue();
        history.Elapsed.ShouldBe(TimeSpan.FromSeconds(12.5));
        history.Head.ShouldBe([new("version", "0.1.0"), new("preset", "default"), new("seed", "7")]);
        history.Stages.Select(stage => stage.Name).ShouldBe(["search", "refinement"]);
        history.Stages[0].Losses.Select(record => (record.Step, record.Total)).ShouldBe([(50, 2), (100, 1)]);
        history.Stages[0].Validations.ShouldBe([new ValidationRecord(60, 1.5)]);
        history.Stages[1].Losses.Single().LearningRate.ShouldBe(0.001);
    }

    [Fact]
    public void What_a_resumed_run_repeats_counts_once()
    {
        TrainingHistory history = Read(
            Head, Loss("search", 50, 4), Validation(
                "search", 50, "3"), Loss("search", 100, 3), """{"event":"resumed","step":40}""", Loss("search", 50, 2), Validation("search", 50, "null"));

        history.Completed.ShouldBeFalse();
        history.Stages[0].Losses.Select(record => record.Total).ShouldBe([2]);
        history.Stages[0].Validations.ShouldBeEmpty();
    }

    [Fact]
    public void The_log_of_a_run_that_is_at_work_may_end_in_half_a_line() =>
        Read(Head, Loss("search", 50, 2), """{"stage":"search","st""").Stages[0].Losses.Count.ShouldBe(1);

    [Theory]
    [InlineData("no json")]
    [InlineData("3")]
    [InlineData("""{"event":"resumed","step":40,"elapsed_s":1e300}""")]
    [InlineData("""{"event":"resumed","step":40,"elapsed_s":-1}""")]
    [InlineData("""{"stage":"search","step":"x","loss":1}""")]
    [InlineData("""{"stage":"search","step":60,"loss":null,"regression_loss":1,"classification_loss":1,"learning_rate":1}""")]
    public void A_damaged_line_is_told_of_with_its_number(string line) =>
        Should.Throw<BadInputException>(() => Read(Head, line, Loss("search", 100, 2))).Message.ShouldContain("training.jsonl: line 2:");

    [Fact]
    public void An_absurd_duration_in_the_last_line_is_of_a_line_that_is_just_being_written() =>
        Read(Head, Loss("search", 50, 2), """{"event":"completed","step":50,"elapsed_s":1e300}""").Elapsed.ShouldBe(TimeSpan.FromSeconds(5));

    [Fact]
    public void A_log_without_steps_or_without_a_file_is_told_of()
    {
        Should.Throw<BadInputException>(() => Read(Head)).Message.ShouldContain("no step yet");
        using var folder = new TemporaryFolder();
        Should.Throw<BadInputException>(() => TrainingHistory.Read(new TrainingFolder(folder.Path))).Message.ShouldContain("does not exist");
        Should.Throw<BadInputException>(() => new TrainingFolder(folder.Path).ReadPlan()).Message.ShouldContain("plan.json");
    }

    private static string Loss(string stage, int step, double loss) =>
        FormattableString.Invariant($$"""{"stage":"{{stage}}","step":{{step}},"loss":{{loss}},"regression_loss":{{loss}},""") +
        FormattableString.Invariant($$""" "classification_loss":{{loss}},"learning_rate":0.001,"elapsed_s":{{step / 10}}}""");

    private static string Validation(string stage, int step, string error) => $$"""{"stage":"{{stage}}","step":{{step}},"validation_mre_mm":{{error}}}""";

    private static TrainingHistory Read(params string[] lines)
    {
        using var folder = new TemporaryFolder();
        var run = new TrainingFolder(folder.Path);
        File.WriteAllText(run.Log, string.Join('\n', lines));
        return TrainingHistory.Read(run);
    }
}

using Pinpoint.Cli.Output;
using Pinpoint.Models;

namespace Pinpoint.Cli.Tests;

public sealed class UsageTests
{
    public static TheoryData<string> Commands => [.. new[] { "inspect", "check", "train", "predict", "evaluate", "cross-validate", "demo", "serve" }];

    [Fact]
    public void A_misspelt_command_is_named() => CommandLine.Run("trian").FailsWith(2, "trian", "--help");

    [Fact]
    public void An_empty_argument_is_told_of() => CommandLine.Run("measure", "a.mrk.json", "").FailsWith(2, "an argument is empty");

    [Fact]
    public void What_goes_wrong_in_a_parallel_loop_ends_as_it_would_outside()
    {
        var terminal = new Terminal(TextWriter.Null, TextWriter.Null, CancellationToken.None);
        Guard.Run(terminal, false, () => throw new AggregateException(new InvalidOperationException(), new InsufficientMemoryException()))
            .ShouldBe(ExitCodes.NotEnoughResources);
        Guard.Run(terminal, false, () => throw new AggregateException(new BadInputException("bad"))).ShouldBe(ExitCodes.Of(new BadInputException("bad")));
        Guard.Run(terminal, false, () => throw new AggregateException(new InvalidOperationException())).ShouldBe(ExitCodes.Bug);
    }

    [Fact]
    public void Version_is_one_bare_line()
    {
        CommandLine run = CommandLine.Run("--version").Succeeds();
        run.Output.ShouldBe(ToolVersion.Text + Environment.NewLine);
        run.Error.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_has_help_with_examples(string command)
    {
        CommandLine run = CommandLine.Run(command, "--help").Succeeds();
        run.Output.ShouldContain("Usage:");
        run.Output.ShouldContain("Examples:" + Environment.NewLine + "  pinpoint " + command);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_example_parses(string command)
    {
        string help = CommandLine.Run(command, "--help").Output;
        string[] examples = [.. help[help.IndexOf("Examples:", StringComparison.Ordinal)..]
            .Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.StartsWith("pinpoint ", StringComparison.Ordinal))];
        examples.ShouldNotBeEmpty();
        foreach (string example in examples)
        {
            Documentation.ShouldParse(example);
        }
    }

    [Fact]
    public void Nothing_asked_is_wrong_usage() => CommandLine.Run().FailsWith(2, "pinpoint --help");

    [Theory]
    [InlineData("fly")]
    [InlineData("inspect")]
    [InlineData("inspect file --jsno")]
    [InlineData("train data")]
    [InlineData("train data -o run --steps 0")]
    [InlineData("train data -o run --steps many")]
    [InlineData("train data -o run --budget 45")]
    [InlineData("train data -o run --budget 0s")]
    [InlineData("predict model")]
    [InlineData("predict model scan -o out --rule D")]
    [InlineData("predict model scan -o out --format stl")]
    [InlineData("predict model scan --threads 0")]
    [InlineData("evaluate model data --radii 0")]
    [InlineData("cross-validate data -o out")]
    [InlineData("serve model --port 70000")]
    [InlineData("serve model --queue -1")]
    [InlineData("serve model --timeout soon")]
    public void Wrong_usage_is_told_in_one_line(string line)
    {
        CommandLine run = CommandLine.Run(line.Split(' '));
        run.FailsWith(2);
        run.ErrorLines.Length.ShouldBe(1);
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public void A_response_file_is_no_feature() => CommandLine.Run("inspect", "@none").FailsWith(3, "@none");
}

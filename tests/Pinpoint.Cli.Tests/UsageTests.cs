using Pinpoint.Cli.Output;
using Pinpoint.Models;
using Pinpoint.Phantoms;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests;

public sealed class UsageTests
{
    public static TheoryData<string> Commands => [.. new[] { "inspect", "check", "train", "predict", "evaluate", "cross-validate", "demo", "serve" }];

    [Fact]
    public void A_misspelt_command_is_named() => CommandLine.Run("trian").FailsWith(2, "trian", "--help");

    [Theory]
    [InlineData("predic model scan", "command 'predic'", "predict?")]
    [InlineData("predict model scan --fore", "option '--fore'", "--force")]
    [InlineData("predict model scan --treads 2", "option '--treads'", "--threads?")]
    [InlineData("predict model scan --radii 2", "option '--radii'", "pinpoint predict --help")]
    [InlineData("predict model scan --outptu=x", "option '--outptu'", "--output?")]
    [InlineData("predict model scan -p out", "option '-p'", "--help")]
    [InlineData("train data -o run --stesp 3", "option '--stesp'", "--steps?")]
    [InlineData("measure landmarks --caes x", "option '--caes'", "--case?")]
    [InlineData("inspect file --jsno", "option '--jsno'", "--json?")]
    [InlineData("serve model --prot 3", "option '--prot'", "--port?")]
    [InlineData("report model scan -o x.html --froce", "option '--froce'", "--force?")]
    public void A_misspelt_word_is_refused_with_what_was_meant_and_never_taken_for_a_file(string line, params string[] words) =>
        CommandLine.Run(line.Split(' ')).FailsWith(2, words);

    [Theory]
    [InlineData("train data -o run --threads 100000", "--threads must be at most 1024")]
    [InlineData("train data -o run --threads 1.5", "--threads: '1.5' is no whole number from 1 to 1024")]
    [InlineData("train data -o run --steps 1e300", "--steps: '1e300' is no whole number of at least 1")]
    [InlineData("train data -o run --seed -1", "--seed: '-1' is no whole number from 0 to 18446744073709551615")]
    [InlineData("train data -o run --validation ,", "--validation: there is nothing between the commas")]
    [InlineData("train data -o run --landmarks ,,", "--landmarks: there is nothing between the commas")]
    [InlineData("inspect scan --frame 0,5", "--frame: '0,5' is no whole number")]
    [InlineData("inspect scan --frame -1", "--frame must be at least 0, not -1")]
    [InlineData("cross-validate data -o out --folds 0", "--folds must be at least 1, not 0")]
    [InlineData("evaluate model data --radii 0,5", "--radii: '0' is no radius above 0")]
    [InlineData("evaluate model data --radii 1e300", "--radii: '1e300' is no radius above 0 and at most 10000 mm")]
    [InlineData("planes model scan -o out --spacing 0,5", "'0,5' is no length in mm from 0.001 to 10000; decimals are written with a point")]
    [InlineData("planes model scan -o out --spacing 1e300", "'1e300' is no length in mm")]
    [InlineData("planes model scan -o out --size NaN", "'NaN' is no length in mm")]
    [InlineData("phantom vertebra -o out --spacing abc", "--spacing: 'abc' is no distance in mm from 0.4 to 4")]
    [InlineData("reproduce table1 -o out --scan-spacing 0", "--scan-spacing: '0' is no distance in mm")]
    public void A_value_that_cannot_be_is_told_with_what_can(string line, string words) => CommandLine.Run(line.Split(' ')).FailsWith(2, words);

    [Theory]
    [InlineData("1.5")]
    [InlineData("0,5")]
    [InlineData("-0.1")]
    [InlineData("NaN")]
    public void A_share_that_cannot_be_is_told_as_such(string share)
    {
        using var folder = new TemporaryFolder();
        PhantomDataset.Write(folder.File("heads"), 1, 1, 3, TinyHeads.Form);
        CommandLine.Run("train", folder.File("heads"), "-o", folder.File("run"), "--validation", share).FailsWith(2, "a share is a number from 0 to below 1");
        Directory.Exists(folder.File("run")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("scan.nii.gz", "a scan")]
    [InlineData("heads.safetensors", "a model")]
    [InlineData("head.mrk.json", "a landmark file")]
    public void A_file_where_a_data_set_is_needed_is_told_as_what_it_is(string file, string kind)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File(file), [1, 2, 3]);
        CommandLine.Run("check", folder.File(file)).FailsWith(3, file, $"has the name of {kind}, where a data set is needed");
        CommandLine.Run("train", folder.File(file), "-o", folder.File("run")).FailsWith(3, file, "where a data set is needed");
    }

    [Fact]
    public void A_file_whose_name_looks_like_an_option_is_read_as_one_after_two_dashes() =>
        CommandLine.Run("inspect", "--", "--no-such-file.nii").FailsWith(3, "--no-such-file.nii", "no such file");

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

using System.Text.Json;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

public sealed class ReproduceTests
{
    private static readonly string[] Small = ["--phantoms", "8", "--scan-spacing", "4", "--grid-spacing", "4", "--steps", "3", "--other-steps", "6"];

    private static readonly string[] SmallDense =
        ["--phantoms", "6", "--scan-spacing", "4", "--grid-spacing", "4", "--steps", "4", "--strides", "16", "--threads", "1"];

    [Fact]
    public void Table_1_holds_the_papers_figures_beside_ours_and_is_not_trained_twice()
    {
        using var folder = new TemporaryFolder();
        CommandLine first = Run("table1", folder).Succeeds();
        first.Output.ShouldContain("both, rule C");
        first.Output.ShouldContain("5.47 +- 4.23");
        first.Output.ShouldContain("2 phantoms tested, 6 trained on");
        string table = File.ReadAllText(folder.File("table1.csv"));
        table.Split('\n').Count(line => line.StartsWith("\"both, rule", StringComparison.Ordinal)).ShouldBe(3);
        DateTime trained = File.GetLastWriteTimeUtc(folder.File("models", "csp-single-seed-1", "model.safetensors"));
        CommandLine again = Run("table1", folder).Succeeds();
        again.Output.ShouldBe(first.Output);
        again.Error.ShouldBeEmpty();
        File.GetLastWriteTimeUtc(folder.File("models", "csp-single-seed-1", "model.safetensors")).ShouldBe(trained);
        File.ReadAllText(folder.File("table1.csv")).ShouldBe(table);
    }

    [Fact]
    public void Table_2_and_the_figures_share_their_models()
    {
        using var folder = new TemporaryFolder();
        CommandLine table = Run("table2", folder).Succeeds();
        table.Output.ShouldContain("PIN-Single");
        table.Output.ShouldContain("PIN-Multiple");
        table.Output.ShouldContain("default preset");
        table.Output.ShouldContain("10 csp");
        File.ReadAllText(folder.File("table2.md")).ShouldContain("| 10 csp |");
        int models = Directory.GetDirectories(folder.File("models")).Length;
        models.ShouldBe(12);
        Run("figures", folder).Succeeds();
        Directory.GetDirectories(folder.File("models")).Length.ShouldBe(models);
        foreach (string picture in new[] { "planes-multiple.png", "search-multiple.png", "planes-default.png", "search-default.png" })
        {
            File.ReadAllBytes(folder.File(picture)).Take(4).ShouldBe([0x89, 0x50, 0x4E, 0x47], picture);
        }
    }

    [Fact]
    public void A_run_that_was_stopped_goes_on_to_the_same_result()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        using var output = new StringWriter();
        using var error = new CancellingWriter(stop, "regressor");
        string[] line = ["reproduce", "table1", "-o", folder.File("stopped"), .. Small];
        PinpointCommand.Run(line, output, error, stop.Token).ShouldBe(130);
        File.Exists(folder.File("stopped", "table1.csv")).ShouldBeFalse();
        CommandLine.Run(line).Succeeds();
        CommandLine.Run(["reproduce", "table1", "-o", folder.File("whole"), .. Small]).Succeeds();
        foreach (string model in new[] { "csp-classifier-seed-1", "csp-regressor-seed-1", "csp-single-seed-1" })
        {
            File.ReadAllBytes(folder.File("stopped", "models", model, "model.safetensors"))
                .ShouldBe(File.ReadAllBytes(folder.File("whole", "models", model, "model.safetensors")), model);
        }
    }

    [Fact]
    public void Dense_search_is_compared_and_a_run_that_was_stopped_goes_on_to_the_same_errors()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        using var output = new StringWriter();
        using var error = new CancellingWriter(stop, "csp-actions");
        string[] line = ["reproduce", "dense", "-o", folder.File("stopped"), .. SmallDense];
        PinpointCommand.Run(line, output, error, stop.Token).ShouldBe(130);
        File.Exists(folder.File("stopped", "dense.csv")).ShouldBeFalse();
        CommandLine first = CommandLine.Run(line).Succeeds();
        first.Output.ShouldContain("displacement votes");
        first.Output.ShouldContain("2 cases tested, 4 trained on; landmarks csp");
        CommandLine.Run(["reproduce", "dense", "-o", folder.File("whole"), .. SmallDense]).Succeeds();
        Errors(folder.File("stopped", "dense.json")).ShouldBe(Errors(folder.File("whole", "dense.json")));
        CommandLine again = CommandLine.Run(line).Succeeds();
        again.Output.ShouldBe(first.Output, "what was measured is not measured again");
        again.Error.ShouldBeEmpty();
        string[] systems = ["PIN", "displacement votes", "action map", "patch classification", "heatmap"];
        foreach (string name in new[] { "dense-seconds.svg", "dense-patches.svg" })
        {
            string picture = File.ReadAllText(folder.File("whole", name));
            systems.ShouldAllBe(system => picture.Contains(system));
        }

        File.ReadAllText(folder.File("whole", "dense.md")).ShouldContain("| displacement votes | stride 16 |");
        File.WriteAllText(folder.File("whole", "measurements", "csp-votes-seed-1-stride-16.json"), "{\"system\": \"votes\"}");
        CommandLine.Run(["reproduce", "dense", "-o", folder.File("whole"), .. SmallDense]).FailsWith(3, "stride-16.json", "delete it");
    }

    [Fact]
    public void Dense_search_is_compared_on_a_data_set_of_ones_own()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run("phantom", "fetal-head", "-o", folder.File("heads"), "--count", "4", "--spacing", "4").Succeeds();
        string[] own = ["--data", folder.File("heads"), "--landmarks", "csp,head_front", "--strides", "16", "--grid-spacing", "4", "--threads", "1", "--steps"];
        CommandLine.Run(["reproduce", "dense", "-o", folder.File("out"), .. own, "2"]).Succeeds().Output
            .ShouldContain("heads: 1 cases tested, 3 trained on; landmarks csp, head_front");
        CommandLine.Run(["reproduce", "dense", "-o", folder.File("out"), .. own, "3"]).FailsWith(2, "settings.json", "another folder");
    }

    [Theory]
    [InlineData("table1 --strides 4", "--strides does not go with table1")]
    [InlineData("table2 --data heads", "--data does not go with table2")]
    [InlineData("figures --landmarks csp", "--landmarks does not go with figures")]
    [InlineData("dense --normalised", "--normalised does not go with dense")]
    [InlineData("dense --other-steps 3", "--other-steps does not go with dense")]
    [InlineData("dense --data heads", "--data needs --landmarks")]
    [InlineData("dense --data heads --landmarks csp --phantoms 9", "--phantoms and --scan-spacing describe phantoms")]
    [InlineData("dense --strides 0", "--strides: '0' is no stride")]
    public void Options_that_do_not_go_together_are_refused(string words, string message)
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run(["reproduce", .. words.Split(' '), "-o", folder.Path]).FailsWith(2, message);
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void What_cannot_be_run_is_refused()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run("reproduce", "table3", "-o", folder.Path).FailsWith(2, "table3", "table1");
        CommandLine.Run("reproduce", "table1", "-o", folder.Path, "--seeds", "one").FailsWith(2, "--seeds", "one");
        CommandLine.Run("reproduce", "table1", "-o", folder.Path, "--grid-spacing", "9").FailsWith(2, "--grid-spacing", "9");
        CommandLine.Run("reproduce", "table1").FailsWith(2, "--output");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
        File.WriteAllText(folder.File("settings.json"), "{\"steps\": 7}");
        Run("table1", folder).FailsWith(2, "settings.json", "steps 7", "another folder");
    }

    private static string Errors(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return string.Join('\n', document.RootElement.GetProperty("measurements").EnumerateArray().Select(item =>
            $"{item.GetProperty("system")} {item.GetProperty("setting")} {item.GetProperty("patches")} {item.GetProperty("errors_mm").GetRawText()}"));
    }

    private static CommandLine Run(string part, TemporaryFolder folder) => CommandLine.Run(["reproduce", part, "-o", folder.Path, .. Small]);
}

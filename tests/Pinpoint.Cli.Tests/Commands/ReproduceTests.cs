using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

public sealed class ReproduceTests
{
    private static readonly string[] Small = ["--phantoms", "8", "--scan-spacing", "4", "--grid-spacing", "4", "--steps", "3", "--other-steps", "6"];

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

    private static CommandLine Run(string part, TemporaryFolder folder) => CommandLine.Run(["reproduce", part, "-o", folder.Path, .. Small]);
}

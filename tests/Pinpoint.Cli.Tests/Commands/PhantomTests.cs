using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

public sealed class PhantomTests
{
    [Theory]
    [InlineData("fetal-head", 10)]
    [InlineData("vertebra", 11)]
    public void A_series_is_a_data_set_that_check_and_plan_take(string kind, int landmarks)
    {
        using var folder = new TemporaryFolder();
        CommandLine run = CommandLine.Run("phantom", kind, "--count", "3", "--seed", "4", "--spacing", "3", "-o", folder.Path).Succeeds();
        run.Output.ShouldContain($"{kind}-4-003: ");
        run.Output.ShouldContain($"next: pinpoint check {folder.Path}");
        CommandLine.Run("check", folder.Path).Succeeds().Output.ShouldContain($"3 cases, {landmarks} landmarks: 0 errors");
        CommandLine.Run("plan", folder.Path).Succeeds();
    }

    [Fact]
    public void A_series_made_in_two_goes_is_the_same_as_in_one()
    {
        using var folder = new TemporaryFolder();
        string[] form = ["--seed", "4", "--spacing", "4", "-o"];
        CommandLine.Run(["phantom", "fetal-head", "--count", "2", .. form, folder.File("whole")]).Succeeds();
        CommandLine.Run(["phantom", "fetal-head", "--count", "1", .. form, folder.File("parts")]).Succeeds();
        CommandLine.Run(["phantom", "fetal-head", "--first", "2", .. form, folder.File("parts")]).Succeeds();
        foreach (string file in new[] { "volumes/fetal-head-4-002.nii.gz", "landmarks/fetal-head-4-002.mrk.json" })
        {
            File.ReadAllBytes(folder.File("parts", file)).ShouldBe(File.ReadAllBytes(folder.File("whole", file)));
        }
    }

    [Fact]
    public void What_is_there_is_kept_unless_forced()
    {
        using var folder = new TemporaryFolder();
        string[] line = ["phantom", "vertebra", "--spacing", "4", "-o", folder.Path];
        CommandLine.Run(line).Succeeds();
        CommandLine.Run(line).FailsWith(2, "vertebra-1-001", "--force");
        CommandLine.Run([.. line, "--force"]).Succeeds();
    }

    [Fact]
    public void The_document_lists_the_files()
    {
        using var folder = new TemporaryFolder();
        CommandLine run = CommandLine.Run("phantom", "fetal-head", "--spacing", "4", "--json", "-o", folder.Path).Succeeds();
        run.Json.GetProperty("phantom_kind").GetString().ShouldBe("fetal-head");
        run.Json.GetProperty("seed").GetInt32().ShouldBe(1);
        File.Exists(run.Json.GetProperty("phantoms")[0].GetProperty("scan").GetString()).ShouldBeTrue();
        File.Exists(run.Json.GetProperty("phantoms")[0].GetProperty("landmark_file").GetString()).ShouldBeTrue();
    }

    [Fact]
    public void What_cannot_be_made_is_refused_before_anything_is_written()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run("phantom", "foot", "-o", folder.Path).FailsWith(2, "foot", "fetal-head", "vertebra");
        CommandLine.Run("phantom", "fetal-head", "--spacing", "0.01", "-o", folder.Path).FailsWith(2, "--spacing", "0.4", "0.01");
        CommandLine.Run("phantom", "fetal-head", "--count", "0", "-o", folder.Path).FailsWith(2, "--count", "at least 1");
        CommandLine.Run("phantom", "fetal-head").FailsWith(2, "--output");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }
}

using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

public sealed class DemoTests
{
    [Fact]
    public void The_demo_finds_landmarks_measures_and_cuts_the_planes_and_keeps_all_of_it()
    {
        using var folder = new TemporaryFolder();
        CommandLine run = CommandLine.Run("demo", "-o", folder.Path).Succeeds();
        foreach (string file in new[] { "scan.nii.gz", "truth.mrk.json", "answer.mrk.json", "scan.tv.png", "scan.tc.png", "scan.planes.json", "report.html" })
        {
            File.Exists(folder.File(file)).ShouldBeTrue(file);
        }

        run.Output.ShouldContain("head_centre");
        run.Output.ShouldContain("biparietal diameter");
        run.Output.ShouldContain("next: pinpoint predict fetal-head");
        CommandLine.Run("demo", "-o", folder.Path).FailsWith(2, "scan.nii.gz", "--force");
    }

    [Fact]
    public void The_demo_writes_over_no_plane_and_the_one_that_trains_takes_no_scan_of_others()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("scan.tv.png"), "mine");
        CommandLine.Run("demo", "-o", folder.Path).FailsWith(2, "scan.tv.png", "--force");
        Directory.CreateDirectory(folder.File("heads"));
        CommandLine.Run("demo", "--train", "-o", folder.Path).FailsWith(2, "heads", "--force");
        Directory.GetFileSystemEntries(folder.Path).Length.ShouldBe(2);
    }

    [Fact]
    public void A_shipped_model_is_known_by_its_name_and_is_not_written_over()
    {
        CommandLine.Run("inspect", "fetal-head", "--json").Succeeds().Json.GetProperty("landmark_names").GetArrayLength().ShouldBe(10);
        CommandLine.Run("calibrate", "fetal-head", "anywhere").FailsWith(2, "fetal-head", "--output");
        CommandLine.Run("inspect", "foot").FailsWith(3, "foot");
        CommandLine.Run("report", "fetal-head", "-o", "page.html").FailsWith(2, "fetal-head", "a model alone");
    }
}

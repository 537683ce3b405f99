using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

[Collection(TinyHeadsCollection.Name)]
public sealed class ToMeanTests(TinyHeads heads)
{
    [Fact]
    public void A_labelled_data_set_is_laid_on_its_mean()
    {
        using var folder = new TemporaryFolder();
        JsonElement json = CommandLine.Run("register", "--to-mean", heads.Unseen, "-o", folder.File("mean"), "--json").Succeeds().Json;
        string[] files = [.. json.GetProperty("files").EnumerateArray().Select(file => file.GetString()!)];
        files.ShouldAllBe(file => File.Exists(file));
        files.Select(Path.GetFileName).ShouldBe(
        [
            "mean.nii.gz", "mean.mrk.json", "procrustes.csv", "procrustes.tps", "phantom-010.tfm", "phantom-011.tfm", "phantom-012.tfm", "group.json",
        ]);
        json.GetProperty("transform").GetString().ShouldBe("similarity");
        json.GetProperty("bodies").GetArrayLength().ShouldBe(3);

        // TPS holds a specimen a scan, which our own reader takes one by one; the table has the same numbers.
        LandmarkFile.CaseNames(files[3]).ShouldBe(["phantom-010", "phantom-011", "phantom-012"]);
        LandmarkSet second = LandmarkFile.Read(files[3], new LandmarkReadOptions { CaseName = "phantom-011" });
        string[] row = File.ReadAllLines(files[2])[2].Split(',');
        row[0].ShouldBe("phantom-011");
        row.Length.ShouldBe(3 + (3 * second.Count));
        double.Parse(row[3], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(second[0].Position!.Value.X, 1e-9);

        // The mean volume holds the mean landmarks, and heads are brighter than what is around them.
        Volume mean = VolumeFile.Read(files[0]);
        LandmarkFile.Read(files[1]).ShouldAllBe(landmark => mean.Size.Contains(mean.ToVoxel(landmark.Position!.Value)));
        CommandLine.Run("register", "--to-mean", heads.Unseen, "-o", folder.File("mean")).FailsWith(2, "mean.nii.gz", "--force");
    }

    [Fact]
    public void A_model_finds_the_landmarks_of_scans_and_the_kind_and_the_spacing_can_be_chosen()
    {
        using var folder = new TemporaryFolder();
        CommandLine run = CommandLine.Run(
            "register", "--to-mean", heads.Scan(10), heads.Scan(11), "--model", heads.Model, "--threads", "1", "-o", folder.Path, "--transform", "rigid",
            "--spacing", "9").Succeeds();
        run.Output.ShouldContain("phantom-010");
        VolumeFile.Read(folder.File("mean.nii.gz")).VoxelToWorld.Spacing.X.ShouldBe(9, 1e-6);
    }

    [Fact]
    public void What_makes_no_mean_is_refused_in_one_line()
    {
        using var folder = new TemporaryFolder();
        string output = folder.File("out");
        CommandLine.Run("register", "--to-mean", "-o", output).FailsWith(2, "--to-mean", "scans");
        CommandLine.Run("register", "--to-mean", heads.Scan(10), heads.Scan(11), "-o", output).FailsWith(2, "--model");
        CommandLine.Run("register", "--to-mean", heads.Scan(10), "--model", heads.Model, "-o", output).FailsWith(3, "two or more");
        CommandLine.Run("register", "--to-mean", heads.Unseen, "-o", output, "--fit", "ransac").FailsWith(2, "--fit");
        CommandLine.Run("register", heads.Scan(10), heads.Scan(11), "--model", heads.Model, "-o", output, "--spacing", "2").FailsWith(2, "--spacing");
        Directory.Exists(output).ShouldBeFalse();
    }
}

using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Registration;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

[Collection(TinyHeadsCollection.Name)]
public sealed class RegisterTests(TinyHeads heads)
{
    private static readonly string[] Files =
        ["checkerboard.png", "registered.nii.gz", "registration.json", "residuals.csv", "transform.tfm", "transformix.txt"];

    [Fact]
    public void A_scan_is_brought_onto_another_by_landmark_files()
    {
        using var pair = new RegistrationPair();
        CommandLine run = CommandLine.Run(pair.Words("--transform", "affine", "--json")).Succeeds();
        Directory.GetFiles(pair.Out()).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(Files);
        JsonElement json = run.Json;
        File.ReadAllText(pair.Out(file: "registration.json")).Trim().ShouldBe(json.GetRawText().Trim());
        json.GetProperty("fit").GetString().ShouldBe("robust");
        var matrix = new MatrixTransform(new Affine(json.GetProperty("fixed_to_moving").Numbers()));
        foreach (JsonElement landmark in json.GetProperty("registered_landmarks").EnumerateArray())
        {
            double[] mapped = landmark.GetProperty("mapped_lps_mm").Numbers();
            double[] from = landmark.GetProperty("fixed_lps_mm").Numbers();
            matrix.Map(new WorldPoint(from[0], from[1], from[2])).DistanceTo(new WorldPoint(mapped[0], mapped[1], mapped[2])).ShouldBeLessThan(1e-9);
            landmark.GetProperty("residual_mm").GetDouble().ShouldBeInRange(0.01, 3);
            landmark.GetProperty("expected95_mm").GetDouble().ShouldBeInRange(0.1, 3);
        }

        // The registered scan lies on the fixed grid and has the moving scan's values.
        Volume registered = VolumeFile.Read(pair.Out(file: "registered.nii.gz"));
        Volume still = VolumeFile.Read(pair.Fixed);
        Volume moving = VolumeFile.Read(pair.Moving);
        registered.Size.ShouldBe(still.Size);
        var voxel = new VoxelPoint(12, 10, 8);
        VoxelPoint there = moving.ToVoxel(matrix.Map(still.ToWorld(voxel)));
        int nearest = (int)Math.Round(there.X) + (moving.Size.X * ((int)Math.Round(there.Y) + (moving.Size.Y * (int)Math.Round(there.Z))));
        registered.Voxels<float>()[12 + (24 * (10 + (20 * 8)))].ShouldBe(moving.Voxels<float>()[nearest], 15);
    }

    [Fact]
    public void A_spline_and_landmarks_alone_do_too()
    {
        using var pair = new RegistrationPair();
        CommandLine run = CommandLine.Run(
            "register", "--moving-landmarks", pair.MovingLandmarks, "--fixed-landmarks", pair.FixedLandmarks, "-o", pair.Out(), "--transform",
            "thin-plate-spline").Succeeds();
        run.Output.ShouldContain("mm off the spline");
        run.Output.ShouldContain("thin-plate-spline, least-squares: root mean square 0.00 mm");
        Directory.GetFiles(pair.Out()).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(["registration.json", "residuals.csv", "transform.tfm"]);
        File.ReadLines(pair.Out(file: "residuals.csv")).Count().ShouldBe(8);
    }

    [Fact]
    public void A_model_finds_the_landmarks_and_the_same_again_gives_the_same_bytes()
    {
        using var pair = new RegistrationPair();
        string[] words = ["register", heads.Scan(10), heads.Scan(11), "--model", heads.Model, "--threads", "1", "--transform", "similarity", "-o"];
        CommandLine.Run([.. words, pair.Out("one")]).Succeeds();
        CommandLine.Run([.. words, pair.Out("other")]).Succeeds();
        foreach (string file in Files.Where(file => file != "registration.json"))
        {
            File.ReadAllBytes(pair.Out("one", file)).ShouldBe(File.ReadAllBytes(pair.Out("other", file)), file);
        }

        CommandLine.Run([.. words, pair.Out("one")]).FailsWith(2, "transform.tfm", "--force");
        CommandLine.Run([.. words, pair.Out("one"), "--force"]).Succeeds();
    }

    [Fact]
    public void What_does_not_go_together_is_refused_in_one_line_and_nothing_is_written()
    {
        using var pair = new RegistrationPair();
        CommandLine.Run("register", pair.Moving, "-o", pair.Out()).FailsWith(2, "1 scans are given");
        CommandLine.Run("register", "-o", pair.Out()).FailsWith(2, "nothing to register");
        CommandLine.Run("register", pair.Moving, pair.Fixed, "-o", pair.Out()).FailsWith(2, "moving.nii.gz", "--moving-landmarks", "--model");
        CommandLine.Run(pair.Words("--model", heads.Model)).FailsWith(2, "both scans have landmark files");
        CommandLine.Run(pair.Words("--transform", "bend")).FailsWith(2, "--transform", "'bend'", "thin-plate-spline");
        CommandLine.Run(pair.Words("--transform", "thin-plate-spline", "--fit", "robust")).FailsWith(2, "ransac");
        CommandLine.Run(pair.Words("--inlier-mm", "2")).FailsWith(2, "ransac");
        string[] strangers = pair.Words();
        strangers[4] = heads.Landmarks(10);
        CommandLine.Run(strangers).FailsWith(3, "moving.nii.gz onto", "no landmark has the same name");
        Directory.Exists(pair.Out()).ShouldBeFalse();
    }
}

using System.Diagnostics;
using System.Text.Json;
using Pinpoint.Cli.Parsing;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

[Collection(TinyHeadsCollection.Name)]
public sealed class InspectTests(TinyHeads heads)
{
    [Theory]
    [InlineData("scan.nii")]
    [InlineData("scan.nii.gz")]
    [InlineData("scan.mha")]
    [InlineData("63")]
    public async Task A_pipe_is_taken_for_a_volume_without_a_look_into_it(string name)
    {
        using var folder = new TemporaryFolder();
        using var make = Process.Start("mkfifo", [folder.File(name)]);
        await make.WaitForExitAsync();

        // Where it is looked into, this waits for a writer.
        (await Task.Run(() => InputKinds.Of(folder.File(name))).WaitAsync(TimeSpan.FromMinutes(1))).ShouldBe(InputKind.Volume);
    }

    [Fact]
    public void A_volume_is_told_in_json()
    {
        JsonElement json = CommandLine.Run("inspect", heads.Scan(1), "--json").Succeeds().Json;
        json.GetProperty("format").GetString().ShouldBe("NIfTI-1");
        json.GetProperty("size").Numbers().ShouldBe([20, 20, 20]);
        json.GetProperty("spacing_mm").Numbers().ShouldAllBe(spacing => Math.Abs(spacing - 6.4) < 1e-5);
        double[] affine = json.GetProperty("voxel_to_lps").Numbers();
        affine.Length.ShouldBe(12);
        affine[0].ShouldBe(6.4, 1e-5);
        affine[3].ShouldBe(-9.5 * 6.4, 1e-4);
        affine[11].ShouldBe(-9.5 * 6.4, 1e-4);
        json.GetProperty("affine_source").GetString().ShouldBe("sform");
        json.GetProperty("voxel_type").GetString().ShouldBe("uint8");
        json.GetProperty("minimum").GetDouble().ShouldBeInRange(0, 30);
        json.GetProperty("maximum").GetDouble().ShouldBeInRange(200, 255);
    }

    [Fact]
    public void A_landmark_file_is_told_in_json()
    {
        JsonElement json = CommandLine.Run("inspect", heads.Landmarks(1), "--json").Succeeds().Json;
        json.GetProperty("format").GetString().ShouldBe("Slicer Markups JSON");
        JsonElement[] landmarks = [.. json.GetProperty("landmarks").EnumerateArray()];
        landmarks.Length.ShouldBe(8);
        landmarks[0].GetProperty("name").GetString().ShouldBe("skull_front");
        landmarks[0].GetProperty("position_lps_mm").Numbers().Length.ShouldBe(3);
        landmarks[0].GetProperty("status").GetString().ShouldBe("defined");
    }

    [Fact]
    public void A_missing_landmark_has_a_status_and_no_position()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("points.csv"), "case,landmark,x,y,z,frame,status,error95_mm\na,one,1,2,3,LPS,defined,\na,two,,,,LPS,missing,\n");
        JsonElement missing = CommandLine.Run("inspect", folder.File("points.csv"), "--json").Succeeds().Json.GetProperty("landmarks")[1];
        missing.GetProperty("position_lps_mm").ValueKind.ShouldBe(JsonValueKind.Null);
        missing.GetProperty("status").GetString().ShouldBe("missing");
    }

    [Fact]
    public void A_model_is_told_in_json()
    {
        JsonElement json = CommandLine.Run("inspect", heads.Model, "--json").Succeeds().Json;
        json.GetProperty("format").GetString().ShouldBe("Pinpoint model");
        json.GetProperty("landmark_names").GetArrayLength().ShouldBe(8);
        json.GetProperty("training_cases").GetArrayLength().ShouldBe(8);
        json.GetProperty("validation_cases")[0].GetString().ShouldBe("phantom-009");
        json.GetProperty("steps").GetInt64().ShouldBe(60);
        json.GetProperty("autoencoder").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("plan").GetProperty("patch_size").GetInt32().ShouldBe(15);
    }

    [Fact]
    public void Every_kind_is_told_for_people_too()
    {
        CommandLine.Run("inspect", heads.Scan(1)).Succeeds().Output.ShouldContain("20 x 20 x 20 voxels");
        CommandLine.Run("inspect", heads.Landmarks(1)).Succeeds().Output.ShouldContain("cerebellum_left");
        CommandLine.Run("inspect", heads.Model).Succeeds().Output.ShouldContain("60 steps");
    }

    [Fact]
    public void A_name_is_only_a_hint()
    {
        using var folder = new TemporaryFolder();
        File.Copy(heads.Scan(1), folder.File("scan.dat"));
        File.Copy(heads.Landmarks(1), folder.File("points.dat"));
        File.Copy(Path.Combine(heads.Model, "model.safetensors"), folder.File("model.dat"));
        CommandLine.Run("inspect", folder.File("scan.dat"), "--json").Succeeds().Json.GetProperty("format").GetString().ShouldBe("NIfTI-1");
        CommandLine.Run("inspect", folder.File("points.dat"), "--json").Succeeds().Json.GetProperty("landmarks").GetArrayLength().ShouldBe(8);
        CommandLine.Run("inspect", folder.File("model.dat"), "--json").Succeeds().Json.GetProperty("format").GetString().ShouldBe("Pinpoint model");
    }
}

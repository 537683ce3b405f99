using System.Text;
using System.Text.Json;
using Pinpoint.Imaging;

namespace Pinpoint.Cli.Tests.Commands;

[Collection(TinyHeadsCollection.Name)]
public sealed class SeedsTests(TinyHeads heads)
{
    [Fact]
    public void Landmarks_become_a_label_map_segments_prompts_and_a_region()
    {
        using var folder = new Testing.TemporaryFolder();
        string[] words = ["seeds", heads.Landmarks(10), heads.Scan(10), "-o", folder.Path, "--radius", "9", "--crop", "--margin", "12", "--json"];
        JsonElement json = CommandLine.Run(words).Succeeds().Json;
        File.ReadAllText(folder.File("phantom-010.seeds.json")).Trim().ShouldBe(json.GetRawText().Trim());
        LandmarkSet truth = LandmarkFile.Read(heads.Landmarks(10));
        Volume scan = VolumeFile.Read(heads.Scan(10));
        Volume map = VolumeFile.Read(folder.File("phantom-010.seeds.nii.gz"));
        map.Size.ShouldBe(scan.Size);
        foreach (JsonElement seed in json.GetProperty("seeds").EnumerateArray())
        {
            int[] xyz = Whole(seed.GetProperty("point_xyz"));
            Whole(seed.GetProperty("point_zyx")).Reverse().ShouldBe(xyz);
            int label = seed.GetProperty("label_value").GetInt32();
            ((int)map.Voxels<byte>()[xyz[0] + (scan.Size.X * (xyz[1] + (scan.Size.Y * xyz[2])))]).ShouldBe(label);
            WorldPoint place = truth.Find(seed.GetProperty("name").GetString()!)!.Position!.Value;
            scan.ToWorld(new VoxelPoint(xyz[0], xyz[1], xyz[2])).DistanceTo(place).ShouldBeLessThan(6.4);
            foreach (JsonElement slice in seed.GetProperty("slices").EnumerateArray())
            {
                int axis = slice.GetProperty("axis").GetInt32();
                int[] point = Whole(slice.GetProperty("point_coords")[0]);
                slice.GetProperty("slice_index").GetInt32().ShouldBe(xyz[axis]);
                point.ShouldBe([.. xyz.Where((_, other) => other != axis)]);
                int[] box = Whole(slice.GetProperty("box_xyxy"));
                point[0].ShouldBeInRange(box[0], box[2]);
                point[1].ShouldBeInRange(box[1], box[3]);
            }
        }

        Volume region = VolumeFile.Read(folder.File("phantom-010.region.nii.gz"));
        int[] start = Whole(json.GetProperty("region").GetProperty("start_xyz"));
        region.ToWorld(default).DistanceTo(scan.ToWorld(new VoxelPoint(start[0], start[1], start[2]))).ShouldBeLessThan(1e-3);
        truth.ShouldAllBe(landmark => region.Size.Contains(region.ToVoxel(landmark.Position!.Value)));
        CommandLine.Run(words).FailsWith(2, "phantom-010.seeds", "--force");
    }

    [Fact]
    public void Slicers_segment_editor_finds_names_values_and_colours()
    {
        using var folder = new Testing.TemporaryFolder();
        CommandLine.Run("seeds", heads.Model, heads.Scan(10), "-o", folder.Path, "--threads", "1", "--landmarks", "skull_left,skull_right", "--geodesic", "20")
            .Succeeds().Output.ShouldContain("skull_right");
        string file = folder.File("phantom-010.seeds.seg.nrrd");
        string[] header = Encoding.UTF8.GetString(File.ReadAllBytes(file)).Split("\n\n")[0].Split('\n');
        header.ShouldContain(line => line == "Segment1_Name:=skull_right");
        header.ShouldContain(line => line == "Segment1_LabelValue:=2");
        header.ShouldContain(line => line == "Segment1_Layer:=0");
        header.ShouldContain(line => line == "Segmentation_MasterRepresentation:=Binary labelmap");
        header.ShouldContain(line => line.StartsWith("Segment0_Color:=", StringComparison.Ordinal));
        VolumeFile.Read(file).Bytes().SequenceEqual(VolumeFile.Read(folder.File("phantom-010.seeds.nii.gz")).Bytes()).ShouldBeTrue();
    }

    [Fact]
    public void What_cannot_be_seeded_is_refused_in_one_line()
    {
        using var folder = new Testing.TemporaryFolder();
        string output = folder.File("out");
        CommandLine.Run("seeds", heads.Landmarks(10), heads.Scan(10), "-o", output, "--landmarks", "nose").FailsWith(2, "--landmarks", "'nose'", "skull_left");
        string far = folder.File("far.csv");
        File.WriteAllText(far, "case,landmark,x,y,z,frame,status,error95_mm\nphantom-010,a,9000,0,0,lps,defined,\n");
        CommandLine.Run("seeds", far, heads.Scan(10), "-o", output).FailsWith(3, "far.csv", "lies outside its scan");
        CommandLine.Run("seeds", heads.Landmarks(10), heads.Scan(10), "-o", output, "--radius", "0").FailsWith(2, "--radius");
        Directory.Exists(output).ShouldBeFalse();
    }

    private static int[] Whole(JsonElement numbers) => [.. numbers.EnumerateArray().Select(number => number.GetInt32())];
}

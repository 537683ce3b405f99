using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

[Collection(TinyHeadsCollection.Name)]
public sealed class PlanesTests(TinyHeads heads)
{
    private static readonly string[] Files = [
        "phantom-010.equator.mrk.json",
        "phantom-010.equator.nii.gz",
        "phantom-010.equator.png",
        "phantom-010.planes.json",
    ];

    [Fact]
    public void A_plane_is_cut_by_the_marked_landmarks()
    {
        using var folder = new TemporaryFolder();
        JsonElement json =
            CommandLine.Run("planes", heads.Landmarks(10), heads.Scan(10), "-o", folder.File("out"), "--definitions", Definitions(folder), "--json")
                .Succeeds().Json;
        Directory.GetFiles(folder.File("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(Files);
        JsonElement anatomy = json.GetProperty("anatomy");
        anatomy.GetProperty("name").GetString().ShouldBe("skull");
        JsonElement plane = anatomy.GetProperty("planes")[0];
        JsonElement[] landmarks = [.. plane.GetProperty("drawing").GetProperty("projections").EnumerateArray()];
        landmarks.Length.ShouldBe(8);
        foreach (JsonElement landmark in landmarks.Where(landmark => landmark.GetProperty("defines").GetBoolean()))
        {
            // The four poles of a phantom lie in one plane.
            landmark.GetProperty("distance_mm").GetDouble().ShouldBe(0, 1e-3);
        }

        Volume slice = VolumeFile.Read(folder.File("out", Files[1]));
        double[] origin = plane.GetProperty("origin_lps_mm").Numbers();
        VoxelPoint middle = slice.ToVoxel(new WorldPoint(origin[0], origin[1], origin[2]));
        middle.X.ShouldBe((slice.Size.X - 1) / 2.0, 1e-3);
        middle.Y.ShouldBe((slice.Size.Y - 1) / 2.0, 1e-3);
        File.ReadAllText(folder.File("out", Files[3])).Trim().ShouldBe(json.GetRawText().Trim());
        anatomy.GetProperty("measurements").EnumerateArray().Select(item => item.GetProperty("name").GetString()).ShouldBe(["width", "bend"]);
        anatomy.GetProperty("measurements")[0].GetProperty("interval95").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void A_model_finds_the_landmarks_itself_and_size_and_spacing_can_be_chosen()
    {
        using var folder = new TemporaryFolder();
        string[] words = [
            "planes", heads.Model, heads.Scan(10), "-o", folder.Path, "--definitions", Definitions(folder), "--size", "60", "--spacing", "2", "--threads", "1",
        ];
        CommandLine.Run(words).Succeeds().Output.ShouldContain("equator (plane of the skull's poles): " + folder.File(Files[2]));
        VolumeFile.Read(folder.File(Files[1])).Size.ShouldBe(new VolumeSize(31, 31, 1));
        CommandLine.Run(words).FailsWith(2, "phantom-010.equator", "--force");
        CommandLine.Run([.. words, "--force"]).Succeeds();
    }

    [Fact]
    public void Landmarks_that_define_no_plane_are_told_of_and_nothing_is_written()
    {
        using var folder = new TemporaryFolder();
        string line = Csv(folder, "line.csv", "skull_left,0,5,0", "skull_right,0,-5,0", "skull_front,0,-10,0", "skull_back,0,20,0");
        CommandLine run = CommandLine.Run("planes", line, heads.Scan(10), "-o", folder.File("out"), "--definitions", Definitions(folder), "--json");
        run.FailsWith(3, "line.csv", "plane 'equator' is not defined", "lie on a line");
        run.Json.GetProperty("anatomy").GetProperty("problems").GetArrayLength().ShouldBe(1);
        Directory.Exists(folder.File("out")).ShouldBeFalse();
    }

    [Fact]
    public void A_missing_landmark_leaves_out_what_needs_it()
    {
        using var folder = new TemporaryFolder();
        string gap = Csv(folder, "gap.csv", "skull_left,40,0,0", "skull_right,-40,0,0", "skull_front,,,", "skull_back,0,40,0");
        CommandLine run = CommandLine.Run("planes", gap, heads.Scan(10), "-o", folder.File("out"), "--definitions", Definitions(folder), "--json");
        run.FailsWith(3, "gap.csv", "plane 'equator' needs the landmark 'skull_front', which has no position");
        run.Json.GetProperty("anatomy").GetProperty("measurements").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public void What_does_not_go_together_is_refused()
    {
        using var folder = new TemporaryFolder();
        string definitions = Definitions(folder);
        string output = folder.File("out");
        CommandLine.Run("planes", heads.Landmarks(10), heads.Scan(10), "-o", output).FailsWith(2, "fetal-head", "--definitions");
        CommandLine.Run("planes", heads.Scan(10), heads.Scan(10), "-o", output).FailsWith(3, "is a scan");
        CommandLine.Run("planes", "nowhere.csv", heads.Scan(10), "-o", output).FailsWith(3, "nowhere.csv", "does not exist");
        CommandLine.Run("planes", heads.Landmarks(10), heads.Scan(10), "-o", output, "--spacing", "-1").FailsWith(2, "--spacing", "'-1'");
        CommandLine.Run("planes", heads.Landmarks(10), heads.Scan(10), "-o", output, "--definitions", definitions, "--spacing", "0.001")
            .FailsWith(2, "--spacing", "4096");
        CommandLine.Run("planes", heads.Landmarks(10), heads.Scan(10), "-o", output, "--definitions", folder.File("none.json"))
            .FailsWith(3, "none.json", "cannot be read");
        File.WriteAllText(definitions, SkullDefinitions.Json.Replace("\"skull_right\"", "\"skul_right\"", StringComparison.Ordinal));
        CommandLine.Run("planes", heads.Landmarks(10), heads.Scan(10), "-o", output, "--definitions", definitions).FailsWith(3, "skull.json", "'skul_right'");
        File.WriteAllText(definitions, SkullDefinitions.Json.Replace("\"through\"", "\"thru\"", StringComparison.Ordinal));
        CommandLine.Run("predict", heads.Model, heads.Scan(10), "--definitions", definitions).FailsWith(3, "skull.json", "planes[0].thru");
        Directory.Exists(output).ShouldBeFalse();
    }

    [Fact]
    public void Measurements_are_taken_from_a_file_alone_or_by_a_model()
    {
        using var folder = new TemporaryFolder();
        string definitions = Definitions(folder);
        JsonElement marked = CommandLine.Run("measure", heads.Landmarks(10), "--definitions", definitions, "--json").Succeeds().Json
            .GetProperty("anatomy")
            .GetProperty("measurements");
        LandmarkSet truth = LandmarkFile.Read(heads.Landmarks(10));
        marked[0].GetProperty("value")
            .GetDouble()
            .ShouldBe(truth.Find("skull_right")!.Position!.Value.DistanceTo(truth.Find("skull_left")!.Position!.Value), 1e-9);
        marked[1].GetProperty("unit").GetString().ShouldBe("degrees");
        CommandLine.Run("measure", heads.Model, heads.Scan(10), "--definitions", definitions).Succeeds().Output.ShouldContain("width");
        CommandLine.Run("measure", heads.Model, "--definitions", definitions).FailsWith(2, "needs a scan");
        string cases = folder.File("cases.csv");
        File.WriteAllText(
            cases, "case,landmark,x,y,z,frame,status,error95_mm\na,skull_right,0,0,0,lps,defined,3\na,skull_left,0,70,0,lps,defined,3\nb,skull_left,0,0,0," +
                "lps,defined,\n");
        File.WriteAllText(definitions, """{"name": "w", "measurements": [{"name": "width", "kind": "distance", "from": "skull_right", "to": "skull_left"}]}""");
        double[] interval =
            CommandLine.Run("measure", cases, "--case", "a", "--definitions", definitions, "--json").Succeeds().Json
                .GetProperty("anatomy")
                .GetProperty("measurements")[0].GetProperty("interval95").Numbers();
        interval[0].ShouldBe(70 - 2.9745, 1e-3);
        interval[1].ShouldBe(70 + 2.9745, 1e-3);
    }

    [Fact]
    public void Predict_and_evaluate_speak_of_them_too()
    {
        using var folder = new TemporaryFolder();
        string definitions = Definitions(folder);
        CommandLine.Run("predict", heads.Model, heads.Scan(10), "--definitions", definitions, "--json").Succeeds().Json.GetProperty("cases")[0]
            .GetProperty("anatomy")
            .GetProperty("measurements")
            .GetArrayLength()
            .ShouldBe(2);
        CommandLine.Run("predict", heads.Model, heads.Scan(10), "--json").Succeeds().Json.GetProperty("cases")[0].GetProperty("anatomy").ValueKind
            .ShouldBe(JsonValueKind.Null);
        JsonElement json = CommandLine.Run("evaluate", heads.Model, heads.Unseen, "--definitions", definitions, "-o", folder.File("evaluation"), "--json")
            .Succeeds().Json;
        JsonElement plane = json.GetProperty("anatomy_scores").GetProperty("plane_scores")[0];
        plane.GetProperty("case_count").GetInt32().ShouldBe(3);
        plane.GetProperty("angle_mean_degrees").GetDouble().ShouldBeInRange(0, 90);
        plane.GetProperty("distance_mean_mm").GetDouble().ShouldBeGreaterThan(0);
        json.GetProperty("anatomy_scores").GetProperty("measurement_scores")[0].GetProperty("mean_absolute_error").GetDouble().ShouldBeGreaterThan(0);
        File.ReadAllLines(folder.File("evaluation", "planes.csv")).Length.ShouldBe(4);
        File.ReadAllLines(folder.File("evaluation", "measurements.csv")).Length.ShouldBe(7);
        string table = CommandLine.Run("evaluate", heads.Model, heads.Unseen, "--definitions", definitions).Succeeds().Output;
        table.ShouldContain("angle +- SD");
        table.ShouldContain("equator");
    }

    private static string Definitions(TemporaryFolder folder)
    {
        File.WriteAllText(folder.File("skull.json"), SkullDefinitions.Json);
        return folder.File("skull.json");
    }

    private static string Csv(TemporaryFolder folder, string name, params string[] landmarks)
    {
        string[] rest = ["ventricle_right,-12,5,6", "ventricle_left,12,5,6", "cerebellum_right,-12,20,-12", "cerebellum_left,12,20,-12"];
        File.WriteAllLines(
            folder.File(name),
            landmarks.Concat(rest)
                .Select(row => $"phantom-010,{row},lps,{(row.EndsWith(",,,", StringComparison.Ordinal) ? "missing" : "defined")},")
                .Prepend("case,landmark,x,y,z,frame,status,error95_mm"));
        return folder.File(name);
    }
}

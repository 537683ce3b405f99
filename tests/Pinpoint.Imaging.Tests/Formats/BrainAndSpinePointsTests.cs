using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

/// <summary>MNI tag points, ANTs points, the voxel lists of rl-medical, the centroids of VerSe.</summary>
public sealed class BrainAndSpinePointsTests : IDisposable
{
    private static readonly Affine Scan = new([-0.5, 0, 0, 10, 0, 0, 2, 20, 0, 1, 0, 30]);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Mni_tags_are_in_ras_with_their_texts_as_names()
    {
        LandmarkSet landmarks = Read(
            "a.tag", "MNI Tag Point File\r\nVolumes = 1;\r\n% /data/scan.mnc\r\n\r\nPoints =\r\n 1.5 2.5 -3.5 1 1 1 \"A\"\r\n 4 5 6 \"say \\\"B\\\"\";\r\n");
        landmarks.ShouldBe([Landmark.At("A", new WorldPoint(-1.5, -2.5, -3.5)), Landmark.At("say \"B\"", new WorldPoint(-4, -5, 6))]);
    }

    [Fact]
    public void Of_mni_tags_of_two_volumes_the_first_is_taken_and_tags_without_text_are_numbered()
    {
        LandmarkSet landmarks = Read("a.tag", "MNI Tag Point File\nVolumes = 2;\nPoints = 1 2 3 7 8 9\n4 5 6 7 8 9 1 1 1\n;\n");
        landmarks.ShouldBe([Landmark.At("1", new WorldPoint(-1, -2, 3)), Landmark.At("2", new WorldPoint(-4, -5, 6))]);
        landmarks.Warnings.ShouldContain(warning => warning.Contains("two volumes", StringComparison.Ordinal));
    }

    [Fact]
    public void A_written_tag_file_is_what_minc_reads()
    {
        string path = _folder.File("a.tag");
        LandmarkFile.Write(path, new LandmarkSet([Landmark.At("a \"b\"", new WorldPoint(1, 0, 3)), Landmark.Missing("c")]));
        File.ReadAllText(path).ShouldBe("MNI Tag Point File\nVolumes = 1;\n% missing: c\n\nPoints =\n -1 0 3 0 -1 -1 \"a \\\"b\\\"\";\n");
    }

    [Theory]
    [InlineData("MNI Tag Point File\nVolumes = 3;\nPoints =\n1 2 3;\n", "line 2: 'Volumes' must be 1 or 2")]
    [InlineData("MNI Tag Point File\nPoints =\n1 2 3;\n", "line 2: is neither 'Volumes = 1;' nor, after it, 'Points ='")]
    [InlineData("MNI Tag Point File\nVolumes = 1;\nPoints =\n1 2 3 \"a\"\n", "ends without the semicolon behind the last point")]
    [InlineData("MNI Tag Point File\nVolumes = 1;\nPoints =\n1 2 \"a\";\n", "line 4: holds 2 numbers where a point takes 3, or 6")]
    [InlineData("MNI Tag Point File\nVolumes = 1;\nPoints =\n1 2 3 \"a;\n", "line 4: a quoted text does not end")]
    [InlineData("MNI Tag Point File\nVolumes = 1;\nPoints =\n1 b 3;\n", "line 4: a number of the point is 'b'")]
    [InlineData("MNI Tag Point File\nVolumes = 1;\nwhat\n", "line 3: holds no 'key = value;'")]
    [InlineData("MNI Tag Point File\nVolumes = 1;\nPoints = ;\n", "holds no landmarks")]
    public void A_wrong_tag_file_is_named_with_its_line(string text, string expected) => Message("a.tag", text).ShouldContain(expected);

    [Theory]
    [InlineData("x,y,z,t,label,comment\n1.5,2.5,-3.5,0,1,0\n4,5,6,0,2,0\n", "1", "2")]
    [InlineData("x,y,z,t,label,comment\n1.5,2.5,-3.5,0,1,this is the breast\n4,5,6,0,2,this is the beak\n", "this is the breast", "this is the beak")]
    [InlineData("x,y,z,t,label,comment\n1.5,2.5,-3.5,0,7,nan\n4,5,6,0,9,nan\n", "7", "9")]
    [InlineData("x,y,z,t\n1.5,2.5,-3.5,0\n4,5,6,0\n", "1", "2")]
    public void Ants_points_are_lps_and_named_by_comment_label_or_number(string text, string first, string second) =>
        Read("a.csv", text).ShouldBe([Landmark.At(first, new WorldPoint(1.5, 2.5, -3.5)), Landmark.At(second, new WorldPoint(4, 5, 6))]);

    [Fact]
    public void A_missing_landmark_is_nan_for_ants()
    {
        string path = _folder.File("a.ants.csv");
        LandmarkFile.Write(path, new LandmarkSet([Landmark.Missing("a, b"), Landmark.At("c", new WorldPoint(1, 2, 3))]));
        File.ReadAllText(path).ShouldBe("x,y,z,t,label,comment\nnan,nan,nan,0,1,\"a, b\"\n1,2,3,0,2,c\n");
        Message("a.csv", "x,y,z,t\n1,nan,3,0\n").ShouldContain("line 2 ('1'): y is 'nan', not a finite number");
    }

    [Fact]
    public void A_voxel_list_goes_through_the_scan_and_takes_its_names_from_the_file_beside_it()
    {
        Read("a.txt", "86,86,84\n12.5,20,33\n").Select(landmark => (landmark.Name, landmark.Position))
            .ShouldBe([("1", Scan.ToWorld(new VoxelPoint(86, 86, 84))), ("2", Scan.ToWorld(new VoxelPoint(12.5, 20, 33)))]);
        Save("landmarks.txt", "AC\nPC\n");
        Read("a.txt", "86,86,84\n12.5,20,33\n").Select(landmark => landmark.Name).ShouldBe(["AC", "PC"]);
        Message("a.txt", "86,86,84\n12.5,20\n").ShouldContain("line 2: holds 2 fields");
        Message("a.txt", "86,86,84\n12.5,x,3\n").ShouldContain("line 2: y is 'x'");
    }

    // Every orientation: the file's axes and the scan's name the same places in the same body.
    [Theory]
    [InlineData("PIR")]
    [InlineData("LPS")]
    [InlineData("RAS")]
    [InlineData("SAL")]
    public void Centroids_of_verse_are_turned_from_their_axes_to_those_of_the_scan(string direction)
    {
        var size = new VolumeSize(5, 6, 7);
        var voxel = new VoxelPoint(1, 2, 4);
        // The scan is LPS with spacing 1, so its voxel counts from the right, the front and the feet.
        double[] point = [.. direction.Select(side => side switch
        {
            'L' => voxel.X,
            'R' => size.X - 1 - voxel.X,
            'P' => voxel.Y,
            'A' => size.Y - 1 - voxel.Y,
            'S' => voxel.Z,
            _ => size.Z - 1 - voxel.Z,
        })];
        string text = FormattableString.Invariant(
            $"[{{\"direction\": [\"{direction[0]}\", \"{direction[1]}\", \"{direction[2]}\"]}}, {{\"label\": 8, \"X\": {point[0]}, \"Y\": {point[1]}, ") +
                FormattableString.Invariant($"\"Z\": {point[2]}}}, {{\"label\": 28, \"X\": 0, \"Y\": 0, \"Z\": 0}}]");
        LandmarkSet landmarks = LandmarkFile.Read(
            Save("a_ctd.json", text), new LandmarkReadOptions { VoxelToWorld = () => Affine.Identity, ScanSize = () => size });
        landmarks.Select(landmark => landmark.Name).ShouldBe(["T1", "T13"]);
        landmarks[0].Position.ShouldBe(new WorldPoint(1, 2, 4));
    }

    [Theory]
    [InlineData("[{\"direction\": [\"P\", \"I\", \"R\"]}, {\"label\": 8, \"X\": 1, \"Y\": 2, \"Z\": 3}]", "direction: is PIR where the scan's axes are ")]
    [InlineData("[{\"direction\": [\"P\", \"A\", \"R\"]}]", "direction: is [\"P\", \"A\", \"R\"]; it must name three axes")]
    [InlineData("[{\"direction\": \"PIR\"}]", "it must name three axes")]
    [InlineData("[{\"direction\": [\"R\", \"I\", \"P\"]}, {\"label\": 8, \"X\": 1, \"Y\": 2}]", "entry 2: Z is '', not a finite number")]
    [InlineData("[{\"direction\": [\"R\", \"S\", \"P\"]}]", "holds no landmarks")]
    public void Wrong_centroids_are_named_with_their_place(string text, string expected) => Message("a_ctd.json", text).ShouldContain(expected);

    private string Save(string name, string text)
    {
        File.WriteAllText(_folder.File(name), text);
        return _folder.File(name);
    }

    private LandmarkSet Read(string name, string text) => LandmarkFile.Read(Save(name, text), new LandmarkReadOptions { VoxelToWorld = () => Scan });

    private string Message(string name, string text)
    {
        string message = Should.Throw<BadInputException>(() => Read(name, text)).Message;
        message.ShouldStartWith(_folder.File(name));
        message.ShouldNotContain('\n');
        return message;
    }
}

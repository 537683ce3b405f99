using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

/// <summary>Formats of geometric morphometrics: TPS, IDAV Landmark, Amira. None of them names a frame.</summary>
public sealed class MorphometricsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_tps_specimen_is_scaled_and_NA_is_missing()
    {
        LandmarkSet landmarks = Read("a.tps", "LM3=3\r\n1.5 2.5 -3.5\r\nNA NA NA\r\n4 5 6\r\nID=spec1\r\nSCALE=0.5\r\n");
        landmarks.ShouldBe([Landmark.At("1", new WorldPoint(0.75, 1.25, -1.75)), Landmark.Missing("2"), Landmark.At("3", new WorldPoint(2, 2.5, 3))]);
        landmarks.Warnings.ShouldContain(warning => warning.Contains("names no frame", StringComparison.Ordinal));
    }

    [Fact]
    public void Specimens_of_one_tps_file_are_cases_by_id_image_or_number()
    {
        string path = Save("all.tps", "LM3=1\n1 2 3\nID=first\nlm3=1\n4 5 6\nIMAGE=folder/second.ply\nLM3=1\n7 8 9\n");
        LandmarkFile.CaseNames(path).ShouldBe(["first", "second", "3"]);
        LandmarkFile.Read(path, new LandmarkReadOptions { CaseName = "second" })[0].Position.ShouldBe(new WorldPoint(4, 5, 6));
        Should.Throw<BadInputException>(() => LandmarkFile.Read(path)).Message.ShouldContain("holds 3 cases");
    }

    [Fact]
    public void Curves_of_a_tps_file_are_left_out_with_a_warning()
    {
        LandmarkSet landmarks = Read("a.tps", "LM3=1\n1 2 3\nCURVES=1\nPOINTS=2\n9 9 9\n8 8 8\nID=a\nLM3=1\n4 5 6\nID=b\n", "a");
        landmarks.ShouldHaveSingleItem().Position.ShouldBe(new WorldPoint(1, 2, 3));
        landmarks.Warnings.ShouldContain(warning => warning.Contains("its curves are left out", StringComparison.Ordinal));
    }

    [Fact]
    public void A_written_tps_specimen_is_what_other_programs_expect_and_names_its_frame()
    {
        string path = _folder.File("case.tps");
        LandmarkFile.Write(path, new LandmarkSet([Landmark.At("front head", new WorldPoint(1.5, 2, -3)), Landmark.Missing("CSP")]));
        File.ReadAllText(path)
            .ShouldBe("LM3=2\n1.5 2 -3\nNA NA NA\nCOMMENT=frame: LPS mm\nCOMMENT=landmark 1: front head\nCOMMENT=landmark 2: CSP\nID=case\nSCALE=1\n");
        LandmarkFile.Read(path).Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("LM=2\n1 2\n3 4\n", "line 1: is a TPS specimen of 2D landmarks (LM=)")]
    [InlineData("LM3=3\n1 2 3\nID=a\n", "line 1: announces 3 landmarks, but 1 follow; was the file cut short?")]
    [InlineData("LM3=1\n1 2 3\n4 5 6\nID=a\n", "line 1: announces 1 landmarks, but 2 follow")]
    [InlineData("LM3=x\n1 2 3\n", "line 1: LM3 is 'x', not the number of landmarks")]
    [InlineData("LM3=1\n1 two 3\n", "line 2: y is 'two'")]
    [InlineData("LM3=1\n1 2\n", "line 2: holds 2 fields")]
    [InlineData("LM3=1\n1 2 3\nSCALE=0\n", "line 3: SCALE is 0; it must be positive")]
    [InlineData("LM3=1\n1 2 3\nSCALE=big\n", "line 3: SCALE is 'big'")]
    [InlineData("LM3=1\n1e99 2 3\n", "line 2: lies at")]
    [InlineData("LM3=0\n", "holds no landmarks")]
    [InlineData("something else\n", "holds no specimen")]
    public void A_wrong_tps_file_is_named_with_its_line(string text, string expected) => Message("a.tps", text).ShouldContain(expected);

    [Fact]
    public void Idav_points_have_names_and_9999_is_missing()
    {
        LandmarkSet landmarks = Read("a.pts", "Version 1.0\n3\nS000 1.5 2.5 -3.5\nS001 9999 9999 9999\nleft eye 4 5 6\n");
        landmarks.ShouldBe([Landmark.At("S000", new WorldPoint(1.5, 2.5, -3.5)), Landmark.Missing("S001"), Landmark.At("left eye", new WorldPoint(4, 5, 6))]);
        landmarks.Warnings.ShouldHaveSingleItem().ShouldContain("names no frame");
    }

    [Theory]
    [InlineData("Version 1.0\n", "line 2: the number of points is missing")]
    [InlineData("Version 1.0\n2\nS000 1 2 3\n", "line 2: announces 2 points, but 1 follow")]
    [InlineData("Version 1.0\n1\n1 2 3\n", "line 3: holds 3 fields where a point takes a name, x, y and z")]
    [InlineData("Version 1.0\n1\nS000 1 x 3\n", "line 3: y is 'x'")]
    [InlineData("Version 1.0\n2\na 1 2 3\na 4 5 6\n", "line 4 ('a'): the label 'a' stands already")]
    public void A_wrong_idav_file_is_named_with_its_line(string text, string expected) => Message("a.pts", text).ShouldContain(expected);

    [Fact]
    public void Names_that_idav_cannot_tell_apart_are_refused_and_no_file_is_left()
    {
        Should.Throw<BadInputException>(() => LandmarkFile.Write(
            _folder.File("a.pts"), new LandmarkSet([Landmark.Missing("a b"), Landmark.Missing("a_b")]))).Message.ShouldContain("both be 'a_b'");
        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void An_amira_landmark_set_is_read_below_its_section()
    {
        const string Text =
            "# Avizo 3D ASCII 3.0\n\ndefine Markers 2\nParameters {\n    ContentType \"LandmarkSet\",\n    NumSets 1\n}\nMarkers { double[3] Coordinates } " +
            "= @1\n\n# Data section follows\n@1\n1.500000000000000e+00 2.5 -3.5\n4 5 6\n\n";
        LandmarkSet landmarks = Read("a.landmarkAscii", Text);
        landmarks.ShouldBe([Landmark.At("1", new WorldPoint(1.5, 2.5, -3.5)), Landmark.At("2", new WorldPoint(4, 5, 6))]);
        landmarks.Warnings.Count.ShouldBe(2);
    }

    [Fact]
    public void Of_two_amira_sets_the_first_is_taken_with_a_warning()
    {
        const string Text =
            "# AmiraMesh 3D ASCII 2.0\ndefine Markers 1\nParameters {\n NumSets 2\n}\nMarkers { float[3] Coordinates } @1\nMarkers { float[3] Coordinates2 " +
            "} @2\n@1\n1 2 3\n@2\n7 8 9\n";
        LandmarkSet landmarks = Read("a.landmarkAscii", Text);
        landmarks.ShouldHaveSingleItem().Position.ShouldBe(new WorldPoint(1, 2, 3));
        landmarks.Warnings.ShouldContain(warning => warning.Contains("several sets", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("# AmiraMesh BINARY-LITTLE-ENDIAN 3.0\ndefine Lattice 1 2 3\n", "line 1: is a binary file of Amira")]
    [InlineData("# AmiraMesh 3D ASCII 2.0\ndefine Lattice 1 2 3\n", "is of Amira, but no landmark set")]
    [InlineData("# AmiraMesh 3D ASCII 2.0\ndefine Markers 2\nMarkers { float[3] Coordinates } @1\n@1\n1 2 3\n", "@1: holds 1 points where 2 are announced")]
    [InlineData("# AmiraMesh 3D ASCII 2.0\ndefine Markers 2\nMarkers { float[3] Coordinates } @1\n", "@1: holds 0 points where 2 are announced")]
    [InlineData("# AmiraMesh 3D ASCII 2.0\ndefine Markers 1\nMarkers { float[3] Coordinates } @1\n@1\n1 x 3\n", "line 5: y is 'x'")]
    [InlineData(
        "# AmiraMesh 3D ASCII 2.0\ndefine Markers 999999999\nMarkers { float[3] Coordinates } @1\n@1\n1 2 3\n", "holds 1 points where 999999999 are announced")]
    public void A_wrong_amira_file_is_named_with_its_place(string text, string expected) => Message("a.landmarkAscii", text).ShouldContain(expected);

    private string Save(string name, string text)
    {
        File.WriteAllText(_folder.File(name), text);
        return _folder.File(name);
    }

    private LandmarkSet Read(string name, string text, string? caseName = null) =>
        LandmarkFile.Read(Save(name, text), new LandmarkReadOptions { CaseName = caseName });

    private string Message(string name, string text)
    {
        string message = Should.Throw<BadInputException>(() => Read(name, text)).Message;
        message.ShouldStartWith(_folder.File(name));
        message.ShouldNotContain('\n');
        return message;
    }
}

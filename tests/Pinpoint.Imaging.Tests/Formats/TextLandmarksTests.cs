using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class TextLandmarksTests : IDisposable
{
    private static readonly Affine Scan = new([-0.5, 0, 0, 10, 0, 0, 2, 20, 0, 1, 0, 30]);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("# Markups fiducial file version = 4.11\n# CoordinateSystem = LPS\n1,1,2,3,0,0,0,1,1,1,0,a,,\n", 1, 2)]
    [InlineData("# Markups fiducial file version = 4.10\r\n# CoordinateSystem = 0\r\n# columns = id,x,y,z\r\n1,1,2,3,0,0,0,1,1,1,0,a,,\r\n", -1, -2)]
    [InlineData("# Markups fiducial file version = 4.10\n# CoordinateSystem = 1\n1,1,2,3,0,0,0,1,1,1,0,\"a\",\"b, c\",\n", 1, 2)]
    [InlineData("# Markups fiducial file version = 4.6\n# CoordinateSystem = RAS\n1,1,2,3,0,0,0,1,1,1,0,a,,\n", -1, -2)]
    [InlineData("# Markups fiducial file version = 4.6\n1,1,2,3,0,0,0,1,1,1,0,a,,\n", 1, 2)]
    [InlineData("# Fiducial List file /tmp/F.fcsv\n# numPoints = 1\n# columns = label,x,y,z,sel,vis\na,1,2,3,1,1\n", -1, -2)]
    [InlineData("a,1,2,3,1,1\n", -1, -2)]
    public void Every_form_of_fcsv_is_read_in_its_own_system(string text, double x, double y)
    {
        Landmark landmark = Read("points.fcsv", text).ShouldHaveSingleItem();
        landmark.Name.ShouldBe("a");
        landmark.Position.ShouldBe(new WorldPoint(x, y, 3));
    }

    [Theory]
    [InlineData("# Markups fiducial file version = 4.11\n1,1,nan,3,0,0,0,1,1,1,0,a,,\n", "line 2 ('a'): y is 'nan', not a finite number")]
    [InlineData("# Markups fiducial file version = 4.11\n1,1,2\n", "line 2: has 3 columns where a point takes 12; was the file cut short?")]
    [InlineData("# Markups fiducial file version = 4.11\n# CoordinateSystem = IJK\n", "line 2: the coordinate system is 'IJK'")]
    [InlineData("a,1,2,3\nb,1,2,3\na,1,2,4\n", "line 3 ('a'): the label 'a' stands already at line 1 ('a')")]
    public void A_wrong_fcsv_is_named_with_its_line(string text, string expected) => Message("points.fcsv", text).ShouldContain(expected);

    [Theory]
    [InlineData("0", false, false)]
    [InlineData("1", false, false)]
    [InlineData("2", true, false)]
    [InlineData("3", false, true)]
    [InlineData("", true, false)]
    public void The_position_status_of_an_fcsv_decides_and_0_0_0_is_no_position_then(string status, bool defined, bool absent)
    {
        Landmark landmark = Read("p.fcsv", $"# Markups fiducial file version = 5.0\n# CoordinateSystem = LPS\n1,0,0,0,0,0,0,1,1,1,0,a,,,{status},0\n")
            .ShouldHaveSingleItem();
        landmark.ShouldBe(defined ? Landmark.At("a", default) : absent ? Landmark.Absent("a") : Landmark.Missing("a"));
    }

    [Fact]
    public void An_unknown_position_status_is_refused() =>
        Message("p.fcsv", "# Markups fiducial file version = 5.0\n1,0,0,0,0,0,0,1,1,1,0,a,,,4,0\n")
            .ShouldContain("line 2 ('a'): the position status is '4'; it must be 0 (undefined)");

    [Fact]
    public void A_written_fcsv_has_slicers_status_and_the_older_comment_is_still_read()
    {
        string path = _folder.File("w.fcsv");
        LandmarkFile.Write(path, new LandmarkSet([Landmark.At("a", new WorldPoint(1, 2, 3)), Landmark.Missing("b"), Landmark.Absent("c")]));
        File.ReadAllLines(path)[3..].ShouldBe(["1,1,2,3,0,0,0,1,1,1,0,a,,,2,0", "2,0,0,0,0,0,0,1,1,1,0,b,,,0,0", "3,0,0,0,0,0,0,1,1,1,0,c,,,3,0"]);
        Read("old.fcsv", "# Markups fiducial file version = 4.11\n1,1,2,3,0,0,0,1,1,1,0,a,,\n# missing =,b\n")[1].ShouldBe(Landmark.Missing("b"));
    }

    [Fact]
    public void An_afids_file_is_named_by_its_descriptions()
    {
        const string Text = "# Markups fiducial file version = 4.10\n# CoordinateSystem = 0\n1,1,2,3,0,0,0,1,1,1,0,1,AC,\n2,4,5,6,0,0,0,1,1,1,0,2,PC,\n";
        Read("sub-01_space-T1w_afids.fcsv", Text).Select(landmark => landmark.Name).ShouldBe(["AC", "PC"]);
        Read("sub-01.fcsv", Text).Select(landmark => landmark.Name).ShouldBe(["1", "2"]);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("true", true)]
    [InlineData("", true)]
    [InlineData("0", false)]
    [InlineData("False", false)]
    public void Slicers_table_says_whether_a_point_is_defined(string word, bool defined) =>
        Read("t.csv", $"label,l,p,s,defined\na,0,0,0,{word}\n")[0].ShouldBe(defined ? Landmark.At("a", default) : Landmark.Missing("a"));

    [Fact]
    public void Another_word_for_defined_is_refused() =>
        Message("t.csv", "label,l,p,s,defined\na,0,0,0,no\n").ShouldContain("line 2 ('a'): defined is 'no'; it must be 1 or 0");

    [Fact]
    public void The_long_table_takes_columns_in_any_order_and_three_frames()
    {
        LandmarkSet landmarks = Read("case.csv", "# made by hand\nframe;landmark;z;y;x\nlps;a;3;2;1\nRAS;b;3;2;1\nvoxel;c;3;2;1\n;d;;;\n");
        landmarks.Select(landmark => landmark.Position).ShouldBe([new(1, 2, 3), new(-1, -2, 3), Scan.ToWorld(new VoxelPoint(1, 2, 3)), null]);
    }

    [Theory]
    [InlineData("case,landmark,x,z\nc,a,1,2\n", "line 1: the column 'y' is missing; the columns are case,landmark,x,y,z,frame,status,error95_mm")]
    [InlineData("landmark,x,y,z\na,1,two,3\n", "line 2 ('a'): y is 'two', not a finite number")]
    [InlineData("landmark,x,y,z\na,1,,3\n", "line 2 ('a'): y is '', not a finite number")]
    [InlineData("landmark,x,y,z\na,1\n", "line 2 ('a'): has 2 columns where its header has more")]
    [InlineData("landmark,x,y,z\n\"a,1,2,3\n", "line 2: a quoted field does not end")]
    [InlineData("landmark,x,y,z,frame\na,1,2,3,mni\n", "line 2 ('a'): the frame is 'mni'; it must be lps, ras or voxel")]
    [InlineData("landmark,x,y,z,status\na,1,2,3,missing\n", "line 2 ('a'): is missing and has a position")]
    [InlineData("landmark,x,y,z,status\na,,,,defined\n", "line 2 ('a'): is defined and has no position")]
    [InlineData("landmark,x,y,z,status\na,1,2,3,found\n", "line 2 ('a'): the status is 'found'; it must be defined, missing, uncertain, outside_scan")]
    [InlineData("landmark,x,y,z,error95_mm\na,1,2,3,-1\n", "line 2 ('a'): error95_mm is -1")]
    [InlineData("landmark,x,y,z\na,1,2,3\na,1,2,3\n", "line 3 ('a'): the label 'a' stands already at line 2 ('a')")]
    [InlineData("landmark,x,y,z\n", "holds no landmarks")]
    [InlineData("a,1,2,3\nb,4,5,6\n", "line 1: has no header; write 'landmark,x,y,z,frame' above it")]
    [InlineData(
        "case1,10,20,30,40,50,60\n", "line 1: has no header, and 7 fields; write a row for each case and landmark, under the line 'case,landmark,x,y,z,frame'")]
    [InlineData("a,1,2,3,1,1\n", "line 1: has no header, and 6 fields")]
    [InlineData("landmark,x,y,z\na,1e100,2,3\n", "line 2 ('a'): lies at (1e+100, 2e+0, 3e+0) mm, more than 1 km off")]
    [InlineData("landmark,x,y,z,frame\na,1e308,2,3,voxel\n", "line 2 ('a'): lies at")]
    [InlineData("just words", "line 1: the column 'landmark' is missing")]
    public void A_wrong_long_table_is_named_with_its_line(string text, string expected) => Message("case.csv", text).ShouldContain(expected);

    [Fact]
    public void Slicers_own_table_is_read_in_both_systems()
    {
        Read("t.csv", "label,l,p,s,defined,selected,visible,locked,description\na,1,2,3,1,1,1,0,text\nb,0,0,0,0,1,1,0,\n")
            .ShouldBe([Landmark.At("a", new WorldPoint(1, 2, 3)) with { Description = "text" }, Landmark.Missing("b")]);
        Read("t.tsv", "label\tr\ta\ts\na\t1\t2\t3\n")[0].Position.ShouldBe(new WorldPoint(-1, -2, 3));
        Message("t.csv", "label,l,p\na,1,2\n").ShouldContain("line 1: the column 's' is missing");
    }

    [Fact]
    public void A_point_list_takes_its_names_from_the_file_beside_it_and_zeros_are_missing()
    {
        File.WriteAllText(_folder.File("landmarks.txt"), "The order of the landmarks is:\n\n0.  top\n1.  centre \n2. CSP\n");
        LandmarkSet landmarks = Read("case_ps.txt", "1 2 3\n0.000 0.0 0\n4\t5  6\n");
        landmarks.ShouldBe(
            [Landmark.At("top", Scan.ToWorld(new VoxelPoint(1, 2, 3))), Landmark.Missing("centre"), Landmark.At("CSP", Scan.ToWorld(new VoxelPoint(4, 5, 6)))]);
        Message("case_ps.txt", "1 2 3\n4 5 6\n").ShouldContain("holds 2 points, but");
        Message("case_ps.txt", "1 2 3\nabc 5 6\n7 8 9\n").ShouldContain("line 2: x is 'abc'");
        Message("case_ps.txt", "1 2 3\n4 5\n7 8 9\n").ShouldContain("line 2: holds 2 fields");
    }

    [Fact]
    public void Without_names_the_points_are_numbered_with_a_warning()
    {
        LandmarkSet landmarks = Read("case_ps.txt", "1 2 3\n4 5 6\n");
        landmarks.Select(landmark => landmark.Name).ShouldBe(["1", "2"]);
        landmarks.Warnings.ShouldHaveSingleItem().ShouldContain("numbered from 1");
    }

    [Fact]
    public void Voxel_positions_without_a_scan_are_refused_with_the_remedy()
    {
        string path = Save("case_ps.txt", "1 2 3\n");
        Should.Throw<BadInputException>(() => LandmarkFile.Read(path)).Message
            .ShouldBe($"{path}: holds positions in voxels, which mean nothing without their scan; give the scan beside it");
    }

    [Fact]
    public void Elastix_points_are_world_points_and_its_indices_voxels()
    {
        WorldPoint voxel = Scan.ToWorld(new VoxelPoint(1, 2, 3));
        Read("p.txt", "point\n1\n1 2 3\n")[0].Position.ShouldBe(new WorldPoint(1, 2, 3));
        Read("p.txt", "index\n1\n1 2 3\n")[0].Position.ShouldBe(voxel);
        Read("p.pts", "1\n1 2 3\n")[0].Position.ShouldBe(voxel);
        Message("p.txt", "point\n2\n1 2 3\n").ShouldContain("line 2: announces 2 points, but 1 follow");
        Message("p.txt", "point\n1 2 3\n").ShouldContain("line 2: the number of points is missing");
        Message("p.txt", "point\n").ShouldContain("line 2: the number of points is missing");
    }

    [Fact]
    public void A_landmark_file_in_a_scans_place_is_told_by_its_name_whatever_it_is_called()
    {
        const string Text = "# Markups fiducial file version = 4.11\n# CoordinateSystem = LPS\n";
        Should.Throw<BadInputException>(() => VolumeFile.Read(Save("a.fcsv", Text))).Message
            .ShouldEndWith("is a landmark file (Slicer fiducial CSV), not a volume; give the scan here");
        Should.Throw<BadInputException>(() => VolumeFile.ReadHeader(Save("a.nii", Text))).Message.ShouldContain("is a landmark file");
        LandmarkFile.FormatOf(Save("b.nii", Text)).Name.ShouldBe("Slicer fiducial CSV");
        Should.Throw<BadInputException>(() => VolumeFile.Read(Save("letter.txt", "Dear reader"))).Message.ShouldContain("neither NIfTI");
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \n\t\n", "is empty")]
    [InlineData("\0\u0001", "is no UTF-8 text")]
    [InlineData("hello there", "is in no known landmark format")]
    [InlineData("[1, 2]", "is in no known landmark format")]
    [InlineData("{\"a\": 1}", "is in no known landmark format")]
    public void What_is_no_landmark_file_is_said_so(string text, string expected) => Message("file.txt", text).ShouldContain(expected);

    [Fact]
    public void Broken_utf8_a_folder_and_a_file_that_is_not_there_are_named()
    {
        string path = _folder.File("latin.fcsv");
        File.WriteAllBytes(path, [.. "a,1,2,3\n"u8, 0xE4]);
        Should.Throw<BadInputException>(() => LandmarkFile.Read(path)).Message.ShouldContain("save it as UTF-8");
        Should.Throw<BadInputException>(() => LandmarkFile.Read(_folder.Path)).Message.ShouldContain("cannot be read");
        Should.Throw<BadInputException>(() => LandmarkFile.Read(_folder.File("none"))).Message.ShouldContain("does not exist");
    }

    [Fact]
    public void A_device_without_an_end_is_refused_and_not_read_for_ever()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // It has no such device.
        }

        Should.Throw<BadInputException>(() => LandmarkFile.Read("/dev/zero")).Message.ShouldStartWith("/dev/zero: takes more than 67108864 bytes");
    }

    [Fact]
    public void A_file_too_large_for_landmarks_is_refused_before_it_is_read()
    {
        string path = _folder.File("huge.csv");
        using (FileStream stream = File.Create(path))
        {
            stream.SetLength(1L << 40);
        }

        Should.Throw<BadInputException>(() => LandmarkFile.Read(path)).Message.ShouldContain("1099511627776 bytes");
    }

    private string Save(string name, string text)
    {
        string path = _folder.File(name);
        File.WriteAllText(path, text);
        return path;
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

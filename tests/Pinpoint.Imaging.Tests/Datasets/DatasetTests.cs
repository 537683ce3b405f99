using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class DatasetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_pairs_files_of_the_same_stem_and_names_the_rest()
    {
        Touch("volumes/b.nii.gz", "volumes/a.one.nrrd", "volumes/lone.mha", "volumes/notes.docx", "volumes/.hidden.nii", "volumes/c.hdr", "volumes/c.img");
        Landmarks("landmarks/a.one.fcsv", "x", "y");
        Landmarks("landmarks/b.mrk.json", "y", "z");
        Landmarks("landmarks/c.csv", "z");
        Landmarks("landmarks/other.csv", "q");

        Dataset dataset = Dataset.Open(_folder.Path);

        dataset.Cases.Select(item => (item.Name, Path.GetFileName(item.VolumePath), Path.GetFileName(item.LandmarksPath)))
            .ShouldBe([("a.one", "a.one.nrrd", "a.one.fcsv"), ("b", "b.nii.gz", "b.mrk.json"), ("c", "c.hdr", "c.csv")]);
        dataset.ReadLandmarkNames().ShouldBe(["x", "y", "z"]);
        dataset.Warnings.ShouldBe([
            $"{_folder.Path}: 1 scans have no landmark file and are left out: lone.mha",
            $"{_folder.Path}: 1 landmark files have no scan and are left out: other.csv",
        ]);
    }

    [Theory]
    [InlineData("case_001_0000.nii.gz", "case_001.fcsv", "case_001")]
    [InlineData("case_001_0000.nii.gz", "case_001_landmarks.mrk.json", "case_001")]
    [InlineData("sub-01_T1w.nii.gz", "sub-01_afids.fcsv", "sub-01")]
    [InlineData("sub-01_T1w.nii.gz", "sub-01_T1w_landmarks.csv", "sub-01")]
    [InlineData("sub-verse004_ct.nii.gz", "sub-verse004_seg-vb_ctd.json", "sub-verse004")]
    [InlineData("head.nrrd", "head_landmarks.csv", "head")]
    [InlineData("case_0000.nii.gz", "case_0000.csv", "case_0000")]
    public void Suffixes_of_nnunet_and_bids_do_not_keep_files_apart(string scan, string file, string name)
    {
        Touch($"volumes/{scan}");
        Landmarks($"landmarks/{file}", "x");
        DatasetCase item = Dataset.Open(_folder.Path).Cases.ShouldHaveSingleItem();
        (item.Name, Path.GetFileName(item.VolumePath), Path.GetFileName(item.LandmarksPath)).ShouldBe((name, scan, file));
    }

    [Fact]
    public void Further_channels_are_left_out_with_a_warning_and_two_scans_of_one_file_are_not_guessed_between()
    {
        Touch("volumes/a_0000.nii.gz", "volumes/a_0001.nii.gz", "volumes/b_T1w.nii.gz", "volumes/b_T2w.nii.gz");
        Landmarks("landmarks/a.fcsv", "x");
        Landmarks("landmarks/b.fcsv", "x");
        Dataset dataset = Dataset.Open(_folder.Path);
        dataset.Cases.ShouldHaveSingleItem().VolumePath.ShouldEndWith("a_0000.nii.gz");
        dataset.Warnings.ShouldContain($"{_folder.Path}: 1 scans are further channels of cases and are left out: a_0001", StringComparer.Ordinal);
        dataset.Warnings.ShouldContain(
            $"{_folder.Path}: case 'b': it is not clear which scan (b_T1w, b_T2w) goes with which landmark file (b); keep one of each, or write a manifest",
            StringComparer.Ordinal);
    }

    [Fact]
    public void A_segmentation_beside_a_landmark_file_is_no_second_one_and_alone_it_is_a_label_map()
    {
        Touch("volumes/a.nii.gz", "landmarks/a.nii.gz", "volumes/b.nii.gz", "landmarks/b.nii.gz");
        Landmarks("landmarks/a.fcsv", "x");
        Dataset.Open(_folder.Path).Cases.Select(item => Path.GetFileName(item.LandmarksPath)).ShouldBe(["a.fcsv", "b.nii.gz"]);
    }

    [Fact]
    public void Scans_without_landmarks_are_cases_when_they_are_asked_for()
    {
        Touch("volumes/a.nii");
        Dataset dataset = Dataset.Open(_folder.Path, new DatasetOptions { IncludeUnlabelled = true });
        dataset.Cases.ShouldHaveSingleItem().LandmarksPath.ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => dataset.ReadLandmarks(dataset.Cases[0]));
    }

    [Fact]
    public void Voxel_files_take_the_map_of_their_own_scan()
    {
        Directory.CreateDirectory(_folder.File("volumes"));
        VolumeFile.Write(_folder.File("volumes", "a.nii"), Volume.Create(new byte[8], new VolumeSize(2, 2, 2), Affine.FromSpacing(2, 2, 2)));
        Write("landmarks/a_ps.txt", "1 2 3\n");
        Dataset dataset = Dataset.Open(_folder.Path);
        dataset.ReadLandmarks(dataset.Cases[0])[0].Position.ShouldBe(new WorldPoint(2, 4, 6));
        Dataset.ReadVolume(dataset.Cases[0]).Size.ShouldBe(new VolumeSize(2, 2, 2));
    }

    [Fact]
    public void What_is_wrong_with_a_folder_is_said()
    {
        Message(_folder.Path).ShouldContain("has no folder 'volumes'; a data set is a folder with 'volumes' and 'landmarks', or a manifest CSV");
        Directory.CreateDirectory(_folder.File("volumes"));
        Message(_folder.Path).ShouldBe($"{_folder.File("volumes")}: holds no scans; put them there");
        Touch("volumes/a.nii", "volumes/b.nii", "volumes/c.nii", "volumes/d.nii", "volumes/e.nii", "landmarks/A.fcsv");
        Message(_folder.Path)
            .ShouldBe($"{_folder.Path}: no scan has a landmark file of the same name (scans: a.nii, b.nii, c.nii and 2 more; landmark files: A.fcsv); " +
                "rename them so that they match");
        Touch("volumes/a.nii.gz");
        Message(_folder.Path).ShouldContain("the case 'a' has a second file, a.nii; keep one of them");
        Message(_folder.File("nowhere")).ShouldContain("does not exist; give a folder");
    }

    [Fact]
    public void A_manifest_names_its_files_relative_to_itself_and_keeps_its_order()
    {
        Touch("scans/one.nii.gz", "scans/two.mha");
        Write("all.csv", "case,landmark,x,y,z\nfirst,p,1,2,3\ntwo,p,4,5,6\n");
        string manifest = Write("manifest.csv", "split,landmarks,volume,case\ntest,all.csv,scans/two.mha,\ntrain,all.csv,scans/one.nii.gz,first\n");

        Dataset dataset = Dataset.Open(manifest);

        dataset.Name.ShouldBe("manifest");
        dataset.Cases.Select(item => (item.Name, item.Split)).ShouldBe([("two", "test"), ("first", "train")]);
        dataset.ReadLandmarks(dataset.Cases[0])[0].Position.ShouldBe(new WorldPoint(4, 5, 6));
        dataset.ReadLandmarks(dataset.Cases[1])[0].Position.ShouldBe(new WorldPoint(1, 2, 3));
    }

    [Fact]
    public void A_manifest_tells_the_sides_by_name_or_first_letter()
    {
        Touch("a.nii", "b.nii", "c.nii", "d.nii");
        Landmarks("p.fcsv", "x");
        string manifest = Write("manifest.csv", "volume,landmarks,side\na.nii,p.fcsv,left\nb.nii,p.fcsv,R\nc.nii,p.fcsv,\nd.nii,p.fcsv,Right\n");
        Dataset.Open(manifest).Cases.Select(item => item.Side).ShouldBe([BodySide.Left, BodySide.Right, null, BodySide.Right]);
        foreach (BodySide side in Enum.GetValues<BodySide>())
        {
            BodySides.Find(BodySides.NameOf(side)).ShouldBe(side);
            BodySides.Opposite(side).ShouldNotBe(side);
            BodySides.Opposite(BodySides.Opposite(side)).ShouldBe(side);
        }
    }

    [Theory]
    [InlineData("case,scan\na,a.nii\n", "line 1: the column 'volume' is missing; the columns are case,volume,landmarks,split")]
    [InlineData(
        "case,volume,landmarks\na,a.nii,a.fcsv\nb,b.nii,a.fcsv\n", "line 3: the scan 'b.nii' does not exist; paths are relative to the manifest's folder")]
    [InlineData("case,volume,landmarks\na,a.nii,b.fcsv\n", "line 2: the landmark file 'b.fcsv' does not exist")]
    [InlineData("case,volume,landmarks\na,a.nii,\n", "line 2: names no landmark file")]
    [InlineData("case,volume,landmarks\na,,a.fcsv\n", "line 2: names no scan")]
    [InlineData("volume,landmarks\na.nii,a.fcsv\n\na.nii,a.fcsv\n", "line 4: the case 'a' stands already on line 2")]
    [InlineData("case,volume,landmarks\n", "lists no cases")]
    [InlineData("volume,landmarks,side\na.nii,a.fcsv,both\n", "line 2: the side 'both' is neither left nor right")]
    public void A_wrong_row_of_a_manifest_is_named_with_its_line(string text, string expected)
    {
        Touch("a.nii");
        Landmarks("a.fcsv", "x");
        Message(Write("manifest.csv", text)).ShouldContain(expected);
    }

    [SharedFact]
    public void The_real_set_has_36_scans_with_the_same_51_landmarks_in_the_same_order()
    {
        Dataset dataset = Dataset.Open(SharedData.PathOf("data", "mouse_skull"));

        dataset.Cases.Count.ShouldBe(36);
        dataset.Warnings.ShouldBeEmpty();
        IReadOnlyList<string> names = dataset.ReadLandmarkNames();
        names.Count.ShouldBe(51);
        foreach (DatasetCase item in dataset.Cases)
        {
            LandmarkSet landmarks = dataset.ReadLandmarks(item);
            landmarks.Select(landmark => landmark.Name).ShouldBe(names);
            landmarks.ShouldAllBe(landmark => landmark.Status == LandmarkStatus.Defined);
            landmarks.Warnings.ShouldBeEmpty();
        }

        dataset.ReadLandmarks(dataset.Cases.Single(item => item.Name.Equals("A_J", StringComparison.Ordinal)))[0].Position
            .ShouldBe(new WorldPoint(-9.4, -26.4818, 9.765));
    }

    private static string Message(string path) => Should.Throw<BadInputException>(() => Dataset.Open(path)).Message;

    private string Write(string name, string text)
    {
        string path = _folder.File(name.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private void Touch(params string[] names) => Array.ForEach(names, name => Write(name, ""));

    private void Landmarks(string name, params string[] labels)
    {
        LandmarkFile.Write(_folder.File(name.Split('/')), new LandmarkSet(labels.Select(label => Landmark.At(label, new WorldPoint(1, 2, 3)))));
    }
}

using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class BidsSelectionTests : IDisposable
{
    private static readonly VolumeReadOptions Reading = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Sessions_runs_and_both_extensions_are_found_and_nothing_else_is_searched()
    {
        Volumes(
            "sub-02/anat/sub-02_T1w.nii",
            "sub-01/ses-b/anat/sub-01_ses-b_run-2_T1w.nii.gz",
            "sub-01/ses-b/anat/sub-01_ses-b_run-1_T1w.nii.gz",
            "sub-01/ses-a/anat/sub-01_ses-a_acq-x_T2w.nii",
            "derivatives/other/sub-01/anat/sub-01_T1w.nii.gz",
            "sourcedata/sub-01/anat/sub-01_T1w.nii.gz",
            "code/sub-01/anat/sub-01_T1w.nii.gz",
            "sub-02/.hidden/sub-02_T1w.nii",
            ".git/sub-03/anat/sub-03_T1w.nii");
        Text("sub-01/ses-a/anat/sub-01_ses-a_T1w.json", "{}");
        Text("participants.tsv", "participant_id\nsub-01\n");

        BidsSelection selection = Select();

        selection.Taken.Select(image => image.Place).ShouldBe([
            "sub-01/ses-a/anat/sub-01_ses-a_acq-x_T2w.nii",
            "sub-01/ses-b/anat/sub-01_ses-b_run-1_T1w.nii.gz",
            "sub-01/ses-b/anat/sub-01_ses-b_run-2_T1w.nii.gz",
            "sub-02/anat/sub-02_T1w.nii",
        ]);
        selection.Left.ShouldBeEmpty();
        selection.Taken[0].ShouldSatisfyAllConditions(
            image => image.Subject.ShouldBe("01"), image => image.Session.ShouldBe("a"), image => image.Datatype.ShouldBe("anat"));
        selection.Taken[3].Session.ShouldBeNull();
    }

    [Fact]
    public void What_is_not_searched_is_told_with_its_reason()
    {
        Volumes(
            "sub-01/anat/sub-01_T1w.nii.gz",
            "sub-01/anat/sub-01_T1w.nii",
            "sub-01/anat/sub-02_T2w.nii",
            "sub-01/anat/sub-01_ses-a_T2w.nii",
            "sub-01/anat/my scan.nii",
            "sub-01/anat/sub-01_mod-T1w_defacemask.nii.gz",
            "sub-01/anat/sub-01_part-phase_T2starw.nii.gz",
            "sub-01/anat/sub-01_ct.nii.gz",
            "sub-01/pet/sub-01_pet.nii.gz",
            "sub-02/func/sub-02_task-rest_bold.nii.gz");
        Text(".bidsignore", "*_ct.nii.gz\n");
        Frames("sub-01/anat/sub-01_MEGRE.nii", 3);

        BidsSelection selection = Select();

        selection.Taken.Select(image => image.Place).ShouldBe(["sub-01/anat/sub-01_T1w.nii"]);
        selection.Empty.ShouldBe(["02"]);
        selection.Left.Select(image => $"{Path.GetFileName(image.Place)}: {image.Reason}").Order(StringComparer.Ordinal).ShouldBe([
            "my scan.nii: its name is none of BIDS",
            "sub-01_MEGRE.nii: it has 3 frames and is no single volume",
            "sub-01_T1w.nii.gz: sub-01_T1w.nii is there too and is taken",
            "sub-01_ct.nii.gz: .bidsignore names it",
            "sub-01_mod-T1w_defacemask.nii.gz: it is a mask",
            "sub-01_part-phase_T2starw.nii.gz: it is part phase of a complex image",
            "sub-01_pet.nii.gz: it is of the kind pet",
            "sub-01_ses-a_T2w.nii: its name is of a session, and it lies in no folder of one",
            "sub-02_T2w.nii: its name is not of sub-01, in whose folder it lies",
            "sub-02_task-rest_bold.nii.gz: it is of the kind func",
        ]);
    }

    [Fact]
    public void Participants_and_sessions_are_named_with_or_without_their_keys()
    {
        Volumes(
            "sub-01/ses-a/anat/sub-01_ses-a_T1w.nii", "sub-01/ses-b/anat/sub-01_ses-b_T1w.nii", "sub-02/ses-b/anat/sub-02_ses-b_T1w.nii",
            "sub-03/anat/sub-03_T1w.nii");
        Places(Select(["02", "sub-01"], ["ses-b"])).ShouldBe(["sub-01/ses-b/anat/sub-01_ses-b_T1w.nii", "sub-02/ses-b/anat/sub-02_ses-b_T1w.nii"]);
        Places(Select([], ["b", "a"])).Length.ShouldBe(3);
        Select([], ["a"]).Empty.ShouldBe(["02", "03"]);
        Should.Throw<BadInputException>(() => Select(["01", "9"], [])).Message
            .ShouldBe($"{_folder.Path}: there is no sub-9; there are 01, 02, 03");
        Should.Throw<BadInputException>(() => Select([], ["c"])).Message.ShouldBe(
            $"{_folder.Path}: no image is left to search: there are anat/T1w (4), sessions a, b (most often: its session was not asked for); " +
            "name other sessions");
    }

    [Fact]
    public void Content_that_was_not_fetched_is_taken_and_known_to_be_absent()
    {
        Volumes("sub-01/anat/sub-01_T1w.nii");
        Directory.CreateDirectory(_folder.File("sub-02", "anat"));
        File.CreateSymbolicLink(_folder.File("sub-02", "anat", "sub-02_T1w.nii.gz"), "../../.git/annex/objects/xx/yy/MD5E-s1--0.nii.gz");
        Text("sub-03/anat/sub-03_T1w.nii.gz", "/annex/objects/MD5E-s1--0.nii.gz\n");
        Directory.CreateDirectory(_folder.File("sub-04", "anat"));
        File.CreateSymbolicLink(_folder.File("sub-04", "anat", "sub-04_T1w.nii"), "nowhere.nii");
        File.CreateSymbolicLink(_folder.File("sub-01", "anat", "sub-01_T2w.nii"), "sub-01_T1w.nii");

        BidsSelection selection = Select();

        selection.Taken.Select(image => image.Absence() is not null).ShouldBe([false, false, true, true, true]);
        selection.Taken[2].Absence().ShouldBe("its content is not here (it is a link of git-annex); fetch it first (datalad get, git annex get)");
        selection.Taken[3].Absence()!.ShouldContain("pointer of git-annex");
        selection.Taken[4].Absence()!.ShouldContain("nowhere.nii does not exist");
    }

    [Theory]
    [InlineData("""{"x": {"Manufacturer": "Root"}}""", "sub-02/anat/sub-02_T1w.nii")]
    [InlineData("""{"x": {"Manufacturer": "Subject"}}""", "sub-01/ses-a/anat/sub-01_ses-a_run-1_T1w.nii")]
    [InlineData("""{"x": {"Manufacturer": ["Own", "Subject"]}}""", "sub-01/ses-a/anat/sub-01_ses-a_run-1_T1w.nii sub-01/ses-a/anat/sub-01_ses-a_run-2_T1w.nii")]
    [InlineData("""{"x": {"EchoTime": 0.030}}""", "sub-01/ses-a/anat/sub-01_ses-a_run-1_T1w.nii sub-01/ses-a/anat/sub-01_ses-a_run-2_T1w.nii")]
    [InlineData("""{"x": {"SkullStripped": true}}""", "sub-02/anat/sub-02_T1w.nii")]
    [InlineData("""{"x": {"Manufacturer": null}}""", "sub-01/ses-a/anat/sub-01_ses-a_T2w.nii")]
    [InlineData("""{"x": {"EchoTime": "*"}}""", "sub-01/ses-a/anat/sub-01_ses-a_run-1_T1w.nii sub-01/ses-a/anat/sub-01_ses-a_run-2_T1w.nii")]
    [InlineData("""{"x": {"Manufacturer": "^S", "regex_search": true}}""", "sub-01/ses-a/anat/sub-01_ses-a_run-1_T1w.nii")]
    public void A_filter_may_ask_for_what_sidecars_say_the_nearest_first(string filter, string places)
    {
        Volumes(
            "sub-01/ses-a/anat/sub-01_ses-a_run-1_T1w.nii", "sub-01/ses-a/anat/sub-01_ses-a_run-2_T1w.nii", "sub-01/ses-a/anat/sub-01_ses-a_T2w.nii",
            "sub-02/anat/sub-02_T1w.nii");
        Text("T1w.json", """{"Manufacturer": "Root", "SkullStripped": true}""");
        Text("sub-01/sub-01_T1w.json", """{"Manufacturer": "Subject", "EchoTime": 3e-2, "SkullStripped": false}""");
        Text("sub-01/ses-a/anat/sub-01_ses-a_run-2_T1w.json", """{"Manufacturer": "Own"}""");
        Text("filter.json", filter);
        BidsFilter read = BidsFilter.Read(_folder.File("filter.json"));
        Places(BidsSelection.Of(BidsDataset.Open(_folder.Path), [], [], read, Reading)).ShouldBe(places.Split(' '));
    }

    [Fact]
    public void A_folder_that_is_no_data_set_is_told_and_so_is_one_whose_description_says_too_little()
    {
        Should.Throw<BadInputException>(() => BidsDataset.Open(_folder.File("nothing"))).Message.ShouldContain("is no folder");
        Should.Throw<BadInputException>(() => BidsDataset.Open(_folder.Path)).Message.ShouldContain("holds no folder sub-*");
        Should.Throw<BadInputException>(() => BidsDescription.Read(_folder.Path)).Message.ShouldContain("is missing, so this is no BIDS data set");
        Text("dataset_description.json", """{"Name": "x"}""");
        Should.Throw<BadInputException>(() => BidsDescription.Read(_folder.Path)).Message.ShouldContain("BIDSVersion: is missing");
        Text("dataset_description.json", """{"Name": "x", "BIDSVersion": "1.9.0", "DatasetDOI": "10.1/x", "GeneratedBy": [{"Name": "fMRIPrep"}]}""");
        BidsDescription read = BidsDescription.Read(_folder.Path);
        (read.Name, read.BidsVersion, read.DatasetType, read.Doi).ShouldBe(("x", "1.9.0", "raw", "10.1/x"));
        read.GeneratedBy.ShouldBe(["fMRIPrep"]);
    }

    private static string[] Places(BidsSelection selection) => [.. selection.Taken.Select(image => image.Place)];

    private BidsSelection Select(string[]? participants = null, string[]? sessions = null) =>
        BidsSelection.Of(BidsDataset.Open(_folder.Path), participants ?? [], sessions ?? [], null, Reading);

    private void Volumes(params string[] places)
    {
        foreach (string place in places)
        {
            VolumeFile.Write(Made(place), TestVolumes.Bytes(3, 2, 2));
        }
    }

    private void Frames(string place, int frames)
    {
        using var stream = new MemoryStream();
        VolumeFile.WriteNifti(stream, TestVolumes.Bytes(3, 2, 2));
        byte[] one = stream.ToArray();
        BitConverter.TryWriteBytes(one.AsSpan(40), (short)4);
        BitConverter.TryWriteBytes(one.AsSpan(48), (short)frames);
        byte[] voxels = one[352..];
        File.WriteAllBytes(Made(place), [.. one, .. Enumerable.Repeat(voxels, frames - 1).SelectMany(bytes => bytes)]);
    }

    private void Text(string place, string text) => File.WriteAllText(Made(place), text);

    private string Made(string place)
    {
        string file = _folder.File(place.Split('/'));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }
}

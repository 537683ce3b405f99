using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

[Collection(TinyHeadsCollection.Name)]
public sealed class BidsTests(TinyHeads heads) : IDisposable
{
    private const string Label = "model";
    private readonly BidsTree _tree = new(heads);

    public void Dispose() => _tree.Dispose();

    [Fact]
    public void A_data_set_becomes_a_derivative_with_the_answers_of_predict_and_stays_as_it_was()
    {
        string[] before = _tree.State();
        CommandLine run = Participants();
        run.FailsWith(3, "sub-04_ses-pre_T1w.nii.gz", "its content is not here", "datalad get");
        run.Output.ShouldContain("searched: 5 T1w, 1 T2w of 3 participants");
        run.Output.ShouldContain("left: sub-02/ses-pre/anat/sub-02_ses-pre_mod-T1w_defacemask.nii.gz: it is a mask");
        run.Output.ShouldContain("5 of 6 images done; reports: ");
        run.Error.ShouldContain("sub-03: has no image to search");
        _tree.State().ShouldBe(before);

        Answers().ShouldBe([
            "sub-01/ses-post/anat/sub-01_ses-post_desc-model_landmarks",
            "sub-01/ses-post/anat/sub-01_ses-post_mod-T2w_desc-model_landmarks",
            "sub-01/ses-pre/anat/sub-01_ses-pre_run-1_desc-model_landmarks",
            "sub-01/ses-pre/anat/sub-01_ses-pre_run-2_desc-model_landmarks",
            "sub-02/ses-pre/anat/sub-02_ses-pre_desc-model_landmarks",
        ]);
        CommandLine.Run("predict", heads.Model, heads.Scan(11), "-o", _tree.Answer("predicted"), "--threads", "1").Succeeds();
        LandmarkSet expected = LandmarkFile.Read(_tree.Answer("predicted/phantom-011.mrk.json"));
        string answer = _tree.Answer("sub-01/ses-pre/anat/sub-01_ses-pre_run-2_desc-model_landmarks");
        LandmarkSet table = LandmarkFile.Read(answer + ".fcsv");
        LandmarkSet voxels = LandmarkFile.Read(answer + ".json", new LandmarkReadOptions
        {
            VoxelToWorld = () => VolumeFile.ReadHeader(_tree.File("sub-01/ses-pre/anat/sub-01_ses-pre_run-2_T1w.nii")).VoxelToWorld,
        });
        foreach (Landmark landmark in expected.Where(landmark => landmark.Position is not null))
        {
            table.Find(landmark.Name)!.Position!.Value.DistanceTo(landmark.Position!.Value).ShouldBeLessThan(1e-9);
            voxels.Find(landmark.Name)!.Position!.Value.DistanceTo(landmark.Position!.Value).ShouldBeLessThan(1e-9);
        }

        using var sidecar = JsonDocument.Parse(File.ReadAllText(answer + ".json"));
        sidecar.RootElement.GetProperty("SpatialReference").GetString().ShouldBe("bids:raw:sub-01/ses-pre/anat/sub-01_ses-pre_run-2_T1w.nii");
        sidecar.RootElement.GetProperty("Sources")[0].GetString().ShouldBe("bids:raw:sub-01/ses-pre/anat/sub-01_ses-pre_run-2_T1w.nii");
        sidecar.RootElement.GetProperty("LandmarkStatus").EnumerateObject().Select(member => member.Name).ShouldBe(expected.Select(landmark => landmark.Name));
        using var description = JsonDocument.Parse(File.ReadAllText(_tree.Answer("dataset_description.json")));
        description.RootElement.GetProperty("DatasetType").GetString().ShouldBe("derivative");
        description.RootElement.GetProperty("GeneratedBy")[0].GetProperty("Name").GetString().ShouldBe("Pinpoint");
        description.RootElement.GetProperty("SourceDatasets")[0].GetProperty("DOI").GetString().ShouldBe("doi:10.5072/phantoms");
        new Uri(description.RootElement.GetProperty("DatasetLinks").GetProperty("raw").GetString()!).LocalPath.ShouldBe(_tree.Root);
        string page = File.ReadAllText(_tree.Answer("sub-01.html"));
        page.ShouldContain("4 images; 0 failed");
        page.ShouldContain("href=\"sub-01/ses-pre/anat/sub-01_ses-pre_run-2_desc-model_landmarks.html\"");
        File.ReadAllText(_tree.Answer("sub-04.html")).ShouldContain("its content is not here");
        string[] log = File.ReadAllLines(_tree.Answer("logs/all.log"));
        log.ShouldContain(line => line.EndsWith(
            "left: sub-03/ses-pre/dwi/sub-03_ses-pre_sbref.nii.gz: it is of the kind dwi", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_done_is_passed_over_and_what_failed_is_tried_again()
    {
        Participants("--participant-label", "02", "04").FailsWith(3, "sub-04");
        byte[] answer = File.ReadAllBytes(_tree.Answer("sub-02/ses-pre/anat/sub-02_ses-pre_desc-model_landmarks.fcsv"));
        File.Delete(_tree.File("sub-04/ses-pre/anat/sub-04_ses-pre_T1w.nii.gz"));
        _tree.Image(heads.Scan(10), "sub-04/ses-pre/anat/sub-04_ses-pre_T1w.nii.gz");

        string output = Participants("--participant_label", "sub-02", "--participant_label", "sub-04").Succeeds().Output;
        output.ShouldContain("sub-02_ses-pre_T1w.nii.gz: done already");
        output.ShouldContain("sub-04_ses-pre_T1w.nii.gz: 8 landmarks in ");
        File.ReadAllBytes(_tree.Answer("sub-02/ses-pre/anat/sub-02_ses-pre_desc-model_landmarks.fcsv")).ShouldBe(answer);

        // Another process, with others of them: what one has done, all have.
        Participants("--participant-label", "02").Succeeds().Output.ShouldContain("done already");
        Directory.GetFiles(_tree.Answer("manifests"), "*.jsonl").Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(["sub-02.jsonl", "sub-02_sub-04.jsonl"]);
    }

    [Fact]
    public void Sessions_and_filters_choose_and_those_who_were_named_and_have_nothing_are_a_failure()
    {
        _tree.Text("../filter.json", """{"t2w": {"session": "post"}, "bold": {"task": "rest"}}""");
        string filter = _tree.File("../filter.json");
        CommandLine run = Participants("--bids-filter-file", filter, "--participant-label", "01", "02");
        run.FailsWith(3, "sub-02", "was asked for and has no image to search");
        run.Error.ShouldContain("bold ask for no image of anatomy");
        Answers().ShouldBe(["sub-01/ses-post/anat/sub-01_ses-post_mod-T2w_desc-model_landmarks"]);

        Participants("--session-label", "pre", "--participant-label", "01").Succeeds();
        Answers().Length.ShouldBe(3);
        Participants("--session_label", "ses-later").FailsWith(3, "no image is left to search", "anat/T1w (5)", "sessions post, pre");
        Participants("--participant-label", "01", "77").FailsWith(3, "there is no sub-77; there are 01, 02, 03, 04");
    }

    [Fact]
    public void The_group_is_tables_of_all_images_with_what_their_columns_mean()
    {
        Group().FailsWith(3, "holds nothing that was found", "participant' first");
        Participants("--participant-label", "01");
        Participants("--participant-label", "02", "04");
        CommandLine run = Group();
        run.FailsWith(3, "sub-04_ses-pre_T1w.nii.gz", "its content is not here");
        run.Output.ShouldContain("6 scans: 5 done (0 unlike the training set), 1 failed, 0 not finished");
        File.ReadAllText(_tree.Answer("group_landmarks.html")).ShouldContain("sub-04_ses-pre_desc-model_landmarks");

        string[][] people = Rows("group_participants.tsv");
        people.Select(row => string.Join(' ', row)).ShouldBe([
            "participant_id image_count done_count failed_count rejected_count",
            "sub-01 4 4 0 0", "sub-02 1 1 0 0", "sub-03 0 0 0 0", "sub-04 1 0 1 0",
        ]);
        string[][] landmarks = Rows("group_landmarks.tsv");
        landmarks.Length.ShouldBe(1 + (5 * 8));
        int At(string column) => Array.IndexOf(landmarks[0], column);
        LandmarkSet answer = LandmarkFile.Read(_tree.Answer("sub-02/ses-pre/anat/sub-02_ses-pre_desc-model_landmarks.fcsv"));
        foreach (string[] row in landmarks.Where(row => row[0] == "sub-02"))
        {
            row[At("session_id")].ShouldBe("ses-pre");
            WorldPoint position = answer.Find(row[At("landmark")])!.Position!.Value;
            double.Parse(row[At("x")], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(-position.X);
            double.Parse(row[At("y")], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(-position.Y);
            double.Parse(row[At("z")], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(position.Z);
        }

        foreach (string table in new[] { "group_images", "group_landmarks", "group_participants" })
        {
            using var sidecar = JsonDocument.Parse(File.ReadAllText(_tree.Answer(table + ".json")));
            sidecar.RootElement.EnumerateObject().Select(member => member.Name).ShouldBe(Rows(table + ".tsv")[0]);
            Rows(table + ".tsv").ShouldAllBe(row => row.Length == Rows(table + ".tsv")[0].Length && row.All(cell => cell.Length > 0));
        }

        // However the participants were split among processes, the tables are the same.
        string whole = _tree.Answer("../whole");
        CommandLine.Run("bids", _tree.Root, whole, "participant", "--model", heads.Model, "--nprocs", "1").FailsWith(3, "sub-04");
        CommandLine.Run("bids", _tree.Root, whole, "group").FailsWith(3, "sub-04");
        foreach (string table in Directory.GetFiles(whole, "group_*").Where(file => !file.EndsWith(".html", StringComparison.Ordinal)))
        {
            File.ReadAllBytes(_tree.Answer(Path.GetFileName(table))).ShouldBe(File.ReadAllBytes(table));
        }

        CommandLine.Run("bids", _tree.Root, _tree.Out, "group", "--participant-label", "02").Succeeds();
        Rows("group_participants.tsv").Length.ShouldBe(2);
    }

    [BidsFact]
    public void Both_validators_of_bids_take_the_data_set_and_the_newer_one_its_derivative()
    {
        File.Delete(_tree.File("sub-04/ses-pre/anat/sub-04_ses-pre_T1w.nii.gz"));
        Directory.Delete(_tree.File("sub-04"), recursive: true);
        Directory.Delete(_tree.File("sub-03"), recursive: true);
        _tree.Text("participants.tsv", "participant_id\nsub-01\nsub-02\n");
        string derivative = _tree.File("derivatives/pinpoint");
        CommandLine.Run("bids", _tree.Root, derivative, "participant", "--model", heads.Model, "--nprocs", "1").Succeeds();
        CommandLine.Run("bids", _tree.Root, derivative, "group").Succeeds();

        (IReadOnlyList<BidsIssue> Classic, IReadOnlyList<BidsIssue> Schema) source = BidsValidator.Judge(_tree.Root);
        source.Classic.Where(issue => issue.Severity == "error").ShouldBeEmpty();
        source.Schema.Where(issue => issue.Severity == "error").ShouldBeEmpty();
        (IReadOnlyList<BidsIssue> Classic, IReadOnlyList<BidsIssue> Schema) made = BidsValidator.Judge(derivative);
        made.Schema.Where(issue => issue.Severity == "error").ShouldBeEmpty();

        // The classic one wants a file in every data set whose suffix it knows, and BIDS has none for landmarks yet.
        made.Classic.Where(issue => issue.Severity == "error").Select(issue => issue.Code).ShouldBe(["SUBJECT_FOLDERS"]);
    }

    [Fact]
    public void A_description_that_is_wrong_is_told_unless_nobody_wants_to_know()
    {
        _tree.Text("dataset_description.json", """{"Name": "Phantoms"}""");
        Participants("--participant-label", "02").FailsWith(3, "dataset_description.json", "BIDSVersion", "--skip-bids-validation");
        Directory.Exists(_tree.Out).ShouldBeFalse();
        Participants("--participant-label", "02", "--skip_bids_validation").Succeeds();
        File.Delete(_tree.File("dataset_description.json"));
        Participants("--participant-label", "02", "--skip-bids-validation").Succeeds().Output.ShouldContain("done already");
        _tree.Text("dataset_description.json", """{"Name": "Phantoms", "BIDSVersion": "1.9.0"}""");
        _tree.Text("participants.tsv", "participant_id\nsub-01\nsub-05\nsub-02\n");
        string error = Participants("--participant-label", "02").Succeeds().Error;
        error.ShouldContain("sub-05 have no folder");
        error.ShouldContain("sub-03, sub-04 have a folder and are not listed");
    }

    [Fact]
    public void Folders_that_would_spoil_each_other_are_refused_and_nothing_is_written()
    {
        string[] before = _tree.State();
        CommandLine.Run("bids", _tree.Root, _tree.Root, "participant", "--model", heads.Model).FailsWith(2, "is the data set itself");
        CommandLine.Run("bids", _tree.Root, _tree.File("out"), "participant", "--model", heads.Model).FailsWith(2, "only derivatives/NAME");
        _tree.Text("derivatives/fmriprep/dataset_description.json", """{"Name": "x", "BIDSVersion": "1.4.0", "GeneratedBy": [{"Name": "fMRIPrep"}]}""");
        CommandLine.Run("bids", _tree.Root, _tree.File("derivatives/fmriprep"), "participant", "--model", heads.Model)
            .FailsWith(2, "is a data set by fMRIPrep and is kept");
        File.Delete(_tree.File("derivatives/fmriprep/dataset_description.json"));
        _tree.State().Where(line => !line.Contains("fmriprep ", StringComparison.Ordinal))
            .ShouldBe(before.Where(line => !line.Contains("fmriprep ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("no level of analysis", "bids", "ROOT", "OUT", "subject", "--model", "m")]
    [InlineData("--model is missing", "bids", "ROOT", "OUT", "participant")]
    [InlineData("--mem-mb 1 is less than the program takes", "bids", "ROOT", "OUT", "participant", "--model", "m", "--mem-mb", "1")]
    [InlineData("there is no option '--participant-lable'", "bids", "ROOT", "OUT", "participant", "--participant-lable", "01")]
    public void Wrong_usage_is_told_in_one_line(string problem, params string[] words) => CommandLine
        .Run([.. words.Select(word => word.Replace("ROOT", _tree.Root, StringComparison.Ordinal).Replace("OUT", _tree.Out, StringComparison.Ordinal))])
        .FailsWith(2, problem);

    private CommandLine Participants(params string[] options) =>
        CommandLine.Run(["bids", _tree.Root, _tree.Out, "participant", "--model", heads.Model, "--nprocs", "1", .. options]);

    private CommandLine Group() => CommandLine.Run("bids", _tree.Root, _tree.Out, "group");

    private string[] Answers() =>
        [.. Directory.GetFiles(_tree.Out, $"*_desc-{Label}_landmarks.fcsv", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_tree.Out, file)[..^".fcsv".Length].Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private string[][] Rows(string table) =>
        [.. File.ReadAllText(_tree.Answer(table)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))];
}

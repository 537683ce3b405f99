using System.Buffers.Binary;
using Pinpoint.Checks;
using Pinpoint.Imaging;

namespace Pinpoint.Tests.Checks;

/// <summary>What is wrong with one file is found, named, and nothing else is said.</summary>
public sealed class FileFindingTests : IDisposable
{
    private const int QOffsetX = 268;
    private readonly MadeDataset _set = new();

    public void Dispose() => _set.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_clean_set_has_no_findings(bool named)
    {
        using var set = new MadeDataset(named: named);
        DatasetReport report = set.Examine();
        report.Findings.ShouldBeEmpty();
        report.Fingerprint.Cases.Count.ShouldBe(8);
        report.Fingerprint.LandmarkNames.ShouldBe(set.Names);
    }

    [Fact]
    public void A_truncated_scan_is_named_and_the_others_are_examined_all_the_same()
    {
        Dataset dataset = _set.Save();
        File.WriteAllBytes(_set.VolumePath(2), File.ReadAllBytes(_set.VolumePath(2))[..5000]);

        DatasetReport report = DatasetDoctor.Examine(dataset);

        Finding finding = report.Findings.ShouldHaveSingleItem();
        finding.ShouldBe(new Finding(FindingSeverity.Error, FindingCodes.UnreadableVolume, "case2", _set.VolumePath(2), null, finding.Message));
        finding.Message.ShouldNotContain(_set.VolumePath(2));
        (report.Cases, report.Errors, report.Fingerprint.Cases.Count).ShouldBe((8, 1, 7));
    }

    [Fact]
    public void Every_broken_file_is_found_in_one_go()
    {
        Dataset dataset = _set.Save();
        File.WriteAllText(_set.VolumePath(0), "no scan");
        File.WriteAllText(_set.LandmarksPath(0), "{\"markups\": [");
        File.WriteAllText(_set.LandmarksPath(3), "");

        DatasetReport report = DatasetDoctor.Examine(dataset);

        report.Findings.Select(finding => (finding.Severity, finding.Code, finding.Case, finding.File)).ShouldBe([
            (FindingSeverity.Error, FindingCodes.UnreadableVolume, "case0", _set.VolumePath(0)),
            (FindingSeverity.Error, FindingCodes.UnreadableLandmarks, "case0", _set.LandmarksPath(0)),
            (FindingSeverity.Error, FindingCodes.UnreadableLandmarks, "case3", _set.LandmarksPath(3)),
        ]);
    }

    [Fact]
    public void Positions_in_voxels_of_an_unreadable_scan_are_not_reported_a_second_time()
    {
        Dataset dataset = _set.Save();
        File.WriteAllText(_set.VolumePath(1), "no scan");
        File.WriteAllText(_set.LandmarksPath(1), "1 2 3\n4 5 6\n");
        DatasetDoctor.Examine(dataset).Findings.ShouldHaveSingleItem().Code.ShouldBe(FindingCodes.UnreadableVolume);
    }

    [Fact]
    public void A_duplicate_label_is_named_with_both_places()
    {
        Dataset dataset = _set.Save();
        File.WriteAllText(
            _set.LandmarksPath(4), File.ReadAllText(_set.LandmarksPath(4)).Replace("\"label\": \"07\"", "\"label\": \"03\"", StringComparison.Ordinal));

        Finding finding = DatasetDoctor.Examine(dataset).Findings.ShouldHaveSingleItem();

        (finding.Severity, finding.Code, finding.Case, finding.File, finding.Landmark).ShouldBe(
            (FindingSeverity.Error, FindingCodes.DuplicateLabel, "case4", _set.LandmarksPath(4), "03"));
        finding.Message.ShouldBe("control point 7 ('03'): the label '03' stands already at control point 3 ('03'); give each landmark a label of its own");
    }

    [Fact]
    public void A_landmark_without_a_position_is_a_note()
    {
        _set.Change(5, item => item.Name == "02" ? Landmark.Missing("02") : item);
        Finding finding = _set.Examine().Findings.ShouldHaveSingleItem();
        (finding.Severity, finding.Code, finding.File, finding.Landmark).ShouldBe(
            (FindingSeverity.Note, FindingCodes.MissingLandmark, _set.LandmarksPath(5), "02"));
    }

    [Fact]
    public void A_label_that_most_files_lack_is_named_with_the_one_that_is_likely_meant()
    {
        using var set = new MadeDataset(named: true);
        set.Change(1, item => item.Name == "crown" ? item with { Name = "Crown " } : item);

        Finding finding = set.Examine().Findings.ShouldHaveSingleItem();

        (finding.Severity, finding.Code, finding.File, finding.Landmark).ShouldBe(
            (FindingSeverity.Warning, FindingCodes.LabelsDiffer, set.LandmarksPath(1), "crown"));
        finding.Message.ShouldContain("only in most files: 'crown'; only in this file: 'Crown '; 'crown' may be 'Crown '");
    }

    [Fact]
    public void A_label_that_a_file_lacks_is_named()
    {
        _set.Landmarks[6] = new LandmarkSet(_set.Landmarks[6].Where(item => item.Name != "11"));
        Finding finding = _set.Examine().Findings.ShouldHaveSingleItem();
        (finding.Code, finding.File, finding.Landmark).ShouldBe((FindingCodes.LabelsDiffer, _set.LandmarksPath(6), "11"));
    }

    [Fact]
    public void Nan_voxels_are_a_warning()
    {
        float[] voxels = _set.Volumes[3].Voxels<float>().ToArray();
        voxels[77] = float.NaN;
        _set.Volumes[3] = Volume.Create(voxels, _set.Volumes[3].Size, _set.Volumes[3].VoxelToWorld);

        Finding finding = _set.Examine().Findings.ShouldHaveSingleItem();

        finding.ShouldBe(
            new Finding(
                FindingSeverity.Warning,
                FindingCodes.NanVoxels,
                "case3",
                _set.VolumePath(3),
                null,
                "1 voxels are NaN or infinite; they count as fill outside the scanned field"));
    }

    [Fact]
    public void Two_forms_that_place_a_scan_differently_are_a_warning()
    {
        Dataset dataset = _set.Save();
        byte[] file = File.ReadAllBytes(_set.VolumePath(2));
        BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(QOffsetX), BinaryPrimitives.ReadSingleLittleEndian(file.AsSpan(QOffsetX)) + 4);
        File.WriteAllBytes(_set.VolumePath(2), file);

        Finding finding = DatasetDoctor.Examine(dataset).Findings.ShouldHaveSingleItem();

        (finding.Severity, finding.Code, finding.File).ShouldBe((FindingSeverity.Warning, FindingCodes.AffineFormsDisagree, _set.VolumePath(2)));
        finding.Message.ShouldStartWith("sform and qform place a corner 4 mm apart");
    }

    [Fact]
    public void What_a_landmark_file_does_oddly_is_a_warning()
    {
        Dataset dataset = _set.Save();
        string text = File.ReadAllText(_set.LandmarksPath(2));
        File.WriteAllText(_set.LandmarksPath(2), text.Replace("@schema", "@scheme", StringComparison.Ordinal));
        Finding finding = DatasetDoctor.Examine(dataset).Findings.ShouldHaveSingleItem();
        (finding.Severity, finding.Code, finding.File).ShouldBe((FindingSeverity.Warning, FindingCodes.OddLandmarkFile, _set.LandmarksPath(2)));
    }

    [Fact]
    public void A_file_without_partner_is_a_warning()
    {
        _set.Save();
        File.Delete(_set.LandmarksPath(7));
        Finding finding = DatasetDoctor.Examine(Dataset.Open(Path.GetDirectoryName(Path.GetDirectoryName(_set.VolumePath(0)))!)).Findings
            .ShouldHaveSingleItem();
        (finding.Severity, finding.Code, finding.Case).ShouldBe((FindingSeverity.Warning, FindingCodes.FileWithoutPartner, null));
        finding.Message.ShouldContain("case7.nii");
    }
}

using System.Text.Json;
using Pinpoint.Checks;
using Pinpoint.Imaging;
using Pinpoint.Tests.Checks;

namespace Pinpoint.Documents.Tests;

public sealed class CheckDocumentTests
{
    [Fact]
    public void The_json_holds_counts_findings_and_the_fingerprint()
    {
        using var set = new MadeDataset();
        set.Move(3, "09", 0, 5, 0);
        Dataset dataset = set.Save();
        File.WriteAllText(set.VolumePath(1), "no scan");
        JsonElement root = JsonSerializer.Deserialize<JsonElement>(DocumentText.Of(CheckDocument.Of(DatasetDoctor.Examine(dataset))));

        root.GetProperty("dataset").GetString().ShouldBe(dataset.Name);
        (root.GetProperty("case_count").GetInt32(), root.GetProperty("readable_scan_count").GetInt32(), root.GetProperty("error_count").GetInt32(),
            root.GetProperty("warning_count").GetInt32(), root.GetProperty("note_count").GetInt32())
            .ShouldBe((8, 7, 1, 1, 0));
        JsonElement[] findings = [.. root.GetProperty("findings").EnumerateArray()];
        findings.Select(finding => (finding.GetProperty("severity").GetString(), finding.GetProperty("code").GetString(),
            finding.GetProperty("case").GetString(), finding.GetProperty("landmark").GetString()))
            .ShouldBe([("error", "unreadable_volume", "case1", null), ("warning", "shape_outlier", "case3", "09")]);
        findings[1].GetProperty("file").GetString().ShouldBe(set.LandmarksPath(3));
        findings[1].GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        root.GetProperty("fingerprint").GetProperty("scans").GetArrayLength().ShouldBe(7);
    }

    [Fact]
    public void The_fingerprint_holds_the_set_and_each_case()
    {
        var set = new DatasetFingerprint("set", ["p"], [CaseFingerprint.Of("a", Ramp(), null)]);
        JsonElement root = JsonSerializer.Deserialize<JsonElement>(DocumentText.Of(FingerprintDocument.Of(set)));

        root.GetProperty("sha256").GetString().ShouldBe(set.Hash);
        root.GetProperty("median_spacing_mm").EnumerateArray().Select(number => number.GetDouble()).ShouldBe([1, 2, 3]);
        JsonElement item = root.GetProperty("scans")[0];
        item.GetProperty("size").EnumerateArray().Select(number => number.GetInt32()).ShouldBe([101, 1, 2]);
        item.GetProperty("voxel_type").GetString().ShouldBe("int16");
        item.GetProperty("percentiles").GetProperty("50").GetDouble().ShouldBe(0);
        item.GetProperty("landmarks_sha256").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    // Intensities -50 to 50, each twice.
    private static Volume Ramp()
    {
        short[] voxels = [.. Enumerable.Range(0, 202).Select(i => (short)((i % 101) - 50))];
        return Volume.Create(voxels, new VolumeSize(101, 1, 2), Affine.FromSpacing(1, 2, -3));
    }
}

using System.Text.Json;
using Pinpoint.Checks;
using Pinpoint.Imaging;

namespace Pinpoint.Tests.Checks;

public sealed class DatasetReportTests
{
    [Fact]
    public void The_json_holds_counts_findings_and_the_fingerprint()
    {
        using var set = new MadeDataset();
        set.Move(3, "09", 0, 5, 0);
        Dataset dataset = set.Save();
        File.WriteAllText(set.VolumePath(1), "no scan");
        JsonElement root = JsonSerializer.Deserialize<JsonElement>(DatasetReportJson.ToText(DatasetDoctor.Examine(dataset)));

        root.GetProperty("dataset").GetString().ShouldBe(dataset.Name);
        (root.GetProperty("cases").GetInt32(), root.GetProperty("readable_scans").GetInt32(), root.GetProperty("errors").GetInt32(), root.GetProperty("warnings").GetInt32(), root.GetProperty("notes").GetInt32())
            .ShouldBe((8, 7, 1, 1, 0));
        JsonElement[] findings = [.. root.GetProperty("findings").EnumerateArray()];
        findings.Select(finding => (finding.GetProperty("severity").GetString(), finding.GetProperty("code").GetString(), finding.GetProperty("case").GetString(), finding.GetProperty("landmark").GetString()))
            .ShouldBe([("error", "unreadable_volume", "case1", null), ("warning", "shape_outlier", "case3", "09")]);
        findings[1].GetProperty("file").GetString().ShouldBe(set.LandmarksPath(3));
        findings[1].GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
        root.GetProperty("fingerprint").GetProperty("per_case").GetArrayLength().ShouldBe(7);
    }

    [Fact]
    public void Each_case_is_reported_when_it_has_been_read_and_the_work_can_be_cancelled()
    {
        using var set = new MadeDataset(cases: 3);
        Dataset dataset = set.Save();
        var steps = new Steps();
        DatasetDoctor.Examine(dataset, progress: steps);
        steps.Seen.ShouldBe([new DoctorProgress(1, 3, "case0"), new DoctorProgress(2, 3, "case1"), new DoctorProgress(3, 3, "case2")]);
        Should.Throw<OperationCanceledException>(() => DatasetDoctor.Examine(dataset, cancellation: new CancellationToken(canceled: true)));
    }

    private sealed class Steps : IProgress<DoctorProgress>
    {
        public List<DoctorProgress> Seen { get; } = [];

        public void Report(DoctorProgress value) => Seen.Add(value);
    }
}

using System.Text.Json;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Testing;

namespace Pinpoint.Documents.Tests;

public sealed class EvaluationDocumentTests
{
    private static readonly double[] Radii = [4, 1, 2.5];

    [Fact]
    public void The_json_has_the_field_names_that_others_build_on()
    {
        JsonElement root = JsonSerializer.Deserialize<JsonElement>(DocumentText.Of(EvaluationDocument.Of(Table())));

        string[] contract =
        [
            "mre_mm", "sd_mm", "case_mean_mm", "case_sd_mm", "median_mm", "p90_mm", "p95_mm", "max_mm", "sdr", "points", "case_count", "baseline_mre_mm",
            "seconds_per_case", "per_landmark", "per_case", "mre_interval95_mm", "detection",
        ];
        contract.Except(root.EnumerateObject().Select(property => property.Name), StringComparer.Ordinal).ShouldBeEmpty();
        root.GetProperty("sdr").EnumerateObject().Select(property => property.Name).ShouldBe(["1", "2.5", "4"]);
        root.GetProperty("case_count").GetInt32().ShouldBe(3);
        root.GetProperty("baseline_mre_mm").ValueKind.ShouldBe(JsonValueKind.Null);
        root.GetProperty("per_landmark")[3].GetProperty("landmark").GetString().ShouldBe("s");
        root.GetProperty("per_case")[2].GetProperty("case").GetString().ShouldBe("C");
        root.GetProperty("per_case")[2].GetProperty("detection").GetProperty("false_positives").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void The_folder_holds_the_json_and_a_table_of_each_kind()
    {
        using var folder = new TemporaryFolder();
        EvaluationFolder.Write(folder.File("out"), Table());

        Directory.GetFiles(folder.File("out"))
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal)
            .ShouldBe(EvaluationFolder.FileNames.Order(StringComparer.Ordinal));
        string[] cases = File.ReadAllLines(folder.File("out", "per_case.csv"));
        cases[0].ShouldBe(
            "case,seconds,points,mre_mm,sd_mm,median_mm,p90_mm,p95_mm,max_mm,baseline_mre_mm,true_positives,false_positives,false_negatives,true_negatives," +
            "coverage95,mean_radius95_mm,sdr_1_mm,sdr_2.5_mm,sdr_4_mm,rejected,reasons");
        cases[1].ShouldStartWith("A,1,4,1.875,");
        cases.Length.ShouldBe(4);
        File.ReadAllLines(folder.File("out", "per_landmark.csv")).Length.ShouldBe(5);
        File.ReadAllLines(folder.File("out", "errors.csv"))[^1].ShouldBe("C,s,false_positive,,,defined,");
    }

    private static EvaluationResult Table() => Compute(
        Row("A", 1, 0.25, 1.5, 2.0, 3.75),
        Row("B", 2, 0.5, 2.5, 4.0, 0.125),
        Row("C", 3, 1.0, 1.0, 6.5, null));

    private static CasePair Row(string name, double seconds, params double?[] errors)
    {
        string[] labels = ["p", "q", "r", "s"];
        return new CasePair(
            name,
            Set([.. labels.Zip(errors, (label, error) => (label, error is null ? (WorldPoint?)null : new WorldPoint(10, 20, 30)))]),
            Set([.. labels.Zip(errors, (label, error) => (label, (WorldPoint?)new WorldPoint(10, 20 - (error ?? 7), 30)))]),
            seconds);
    }

    private static EvaluationResult Compute(params CasePair[] pairs) => Evaluator.Compute(pairs, Radii);

    private static LandmarkSet Set(params (string Name, WorldPoint? Position)[] landmarks) =>
        new(landmarks.Select(landmark => landmark.Position is { } position ? Landmark.At(landmark.Name, position) : Landmark.Missing(landmark.Name)));
}

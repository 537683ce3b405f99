using System.Text.Json;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

[Collection(TinyHeadsCollection.Name)]
public sealed class SuggestTests(TinyHeads heads)
{
    [Fact]
    public void Scans_are_ranked_with_their_reasons()
    {
        JsonElement json = CommandLine.Run("suggest", heads.Model, Path.Combine(heads.Unseen, "volumes"), "--json").Succeeds().Json;
        JsonElement[] ranked = [.. json.GetProperty("suggestions").EnumerateArray()];

        ranked.Length.ShouldBe(3);
        ranked.Select(item => item.GetProperty("scan").GetString()).ShouldBe([heads.Scan(10), heads.Scan(11), heads.Scan(12)], ignoreOrder: true);
        ranked[0].GetProperty("nearest").GetString()!.ShouldStartWith("phantom-");
        ranked[0].GetProperty("disagreement_mm").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_count_bounds_the_table()
    {
        string[] lines = CommandLine.Run("suggest", heads.Model, Path.Combine(heads.Unseen, "volumes"), "--count", "2").Succeeds().Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        lines.Count(line => line.Contains(".nii.gz", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void A_bad_scan_is_told_of_and_the_others_are_ranked()
    {
        using var folder = new TemporaryFolder();
        string bad = folder.File("bad.nii.gz");
        File.WriteAllText(bad, "no scan");
        var run = CommandLine.Run("suggest", heads.Model, bad, heads.Scan(10), "--json");

        run.FailsWith(3, "bad.nii.gz");
        run.Json.GetProperty("suggestions").GetArrayLength().ShouldBe(1);
        run.Json.GetProperty("failures").GetArrayLength().ShouldBe(1);
    }
}

using System.Text.Json;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

[Collection(TinyHeadsCollection.Name)]
public sealed class CheckTests(TinyHeads heads)
{
    [Fact]
    public void A_sound_set_has_no_errors_and_a_fingerprint()
    {
        using var folder = new TemporaryFolder();
        CommandLine run = CommandLine.Run("check", heads.Heads, "-o", folder.File("fingerprint.json"), "--json").Succeeds();
        run.Json.GetProperty("case_count").GetInt32().ShouldBe(9);
        run.Json.GetProperty("error_count").GetInt32().ShouldBe(0);
        using var fingerprint = JsonDocument.Parse(File.ReadAllText(folder.File("fingerprint.json")));
        fingerprint.RootElement.GetProperty("sha256").GetString().ShouldBe(run.Json.GetProperty("fingerprint").GetProperty("sha256").GetString());
        CommandLine.Run("check", heads.Heads).Succeeds().Output.ShouldContain("9 cases, 8 landmarks: 0 errors");
    }

    [Fact]
    public void A_broken_scan_is_named_and_the_rest_is_examined_too()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("volumes"));
        Directory.CreateDirectory(folder.File("landmarks"));
        foreach (int number in new[] { 1, 2, 3 })
        {
            File.Copy(heads.Scan(number), folder.File("volumes", $"{number}.nii.gz"));
            File.Copy(heads.Landmarks(number), folder.File("landmarks", $"{number}.mrk.json"));
        }

        File.WriteAllBytes(folder.File("volumes", "2.nii.gz"), File.ReadAllBytes(heads.Scan(2))[..200]);
        File.Copy(heads.Scan(1), folder.File("volumes", "3.nii.gz"), overwrite: true);
        CommandLine run = CommandLine.Run("check", folder.Path, "--json");
        run.FailsWith(3, folder.Path, "1 error");
        JsonElement[] findings = [.. run.Json.GetProperty("findings").EnumerateArray()];
        findings[0].GetProperty("code").GetString().ShouldBe("unreadable_volume");
        findings[0].GetProperty("file").GetString()!.ShouldEndWith("2.nii.gz");
        findings.Select(finding => finding.GetProperty("code").GetString()).ShouldContain(code => code == "same_scan_twice");
        CommandLine.Run("check", folder.Path).Output.ShouldContain("2.nii.gz");
    }

    [Fact]
    public void What_is_no_set_is_refused()
    {
        using var folder = new TemporaryFolder();
        CommandLine.Run("check", folder.Path).FailsWith(3, folder.Path);
    }
}

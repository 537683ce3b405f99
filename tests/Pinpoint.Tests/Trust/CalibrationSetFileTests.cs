using Pinpoint.Testing;
using Pinpoint.Trust;

namespace Pinpoint.Tests.Trust;

public sealed class CalibrationSetFileTests
{
    [Fact]
    public void A_set_comes_back_to_the_last_digit()
    {
        using var folder = new TemporaryFolder();
        CalibrationSet set = MadeCalibration.Set(5, 3);
        CalibrationSetFile.Write(folder.File("one.json"), set);
        CalibrationSet read = CalibrationSetFile.Read(folder.File("one.json"));
        CalibrationSetFile.Write(folder.File("two.json"), read);

        File.ReadAllText(folder.File("two.json")).ShouldBe(File.ReadAllText(folder.File("one.json")));
        read.Cases[4].Evidence[2].ShouldBe(set.Cases[4].Evidence[2]);
        Calibrator.Fit(read, "file").Quantile.ShouldBe(Calibrator.Fit(set, "memory").Quantile);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"landmark_names\":[],\"floor_mm\":1,\"cases\":[]}")]
    [InlineData("{\"landmark_names\":[\"a\"],\"floor_mm\":0,\"cases\":[]}")]
    [InlineData("{\"landmark_names\":[\"a\"],\"floor_mm\":1,\"cases\":[null]}")]
    [InlineData("{\"landmark_names\":[\"a\"],\"floor_mm\":1,\"cases\":[{\"name\":\"x\",\"group\":1,\"evidence\":[],\"case_evidence\":{},\"errors_mm\":[1]}]}")]
    [InlineData(
        "{\"landmark_names\":[\"a\"],\"floor_mm\":1,\"cases\":[{\"name\":\"x\",\"group\":1,\"evidence\":[{\"spread_mm\":-1}],\"case_evidence\":{}," +
        "\"errors_mm\":[1]}]}")]
    public void What_is_no_such_file_is_refused(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("set.json"), text);
        Should.Throw<BadInputException>(() => CalibrationSetFile.Read(folder.File("set.json"))).Message.ShouldStartWith(folder.File("set.json"));
    }

    [Fact]
    public void Sets_of_before_the_version_are_read_and_later_ones_refused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("one.json");
        CalibrationSetFile.Write(path, MadeCalibration.Set(5, 3));
        string text = File.ReadAllText(path);
        text.ShouldStartWith("{\n  \"version\": 1,\n  \"landmark_names\"");

        File.WriteAllText(path, text.Replace("  \"version\": 1,\n", "", StringComparison.Ordinal));
        CalibrationSetFile.Read(path).Cases.Count.ShouldBe(5);

        File.WriteAllText(path, text.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal));
        Should.Throw<BadInputException>(() => CalibrationSetFile.Read(path)).Message.ShouldBe(
            $"{path}: 'version': is none that this software knows, which are up to 1; use the software that wrote the file");
    }

    [Fact]
    public void A_landmark_without_a_name_is_refused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("set.json");
        CalibrationSetFile.Write(path, MadeCalibration.Set(5, 3));
        string[] lines = File.ReadAllLines(path);
        int names = Array.FindIndex(lines, line => line.Contains("\"landmark_names\"", StringComparison.Ordinal));
        lines[names + 1] = "null,";
        File.WriteAllLines(path, lines);
        Should.Throw<BadInputException>(() => CalibrationSetFile.Read(path)).Message.ShouldStartWith($"{path}: landmark_names: is not as");
    }

    [Fact]
    public void Landmarks_are_arranged_as_a_model_has_them_and_unknown_ones_refused()
    {
        CalibrationSet set = MadeCalibration.Set(2, 3);
        CalibrationSet arranged = set.For(["point 3", "point 1"], "set.json");
        arranged.Cases[1].ErrorsMm.ShouldBe([set.Cases[1].ErrorsMm[2], set.Cases[1].ErrorsMm[0]]);
        Should.Throw<BadInputException>(() => set.For(["point 3", "nose"], "set.json")).Message.ShouldContain("nose");
    }
}

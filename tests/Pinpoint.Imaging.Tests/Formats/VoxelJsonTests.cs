using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class VoxelJsonTests : IDisposable
{
    private const string Landmarks = "{\"one\": {\"AC\": [1, 2, 3], \"PC\": null}, \"two\": {\"AC\": [4, 5, 6]}}";
    private static readonly Affine Scan = Affine.FromSpacing(2, 3, 4, new WorldPoint(10, 20, 30));
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void NnLandmark_positions_go_through_the_scan_of_their_case()
    {
        string path = Save("all_landmarks_voxel.json", Landmarks);
        LandmarkFile.CaseNames(path).ShouldBe(["one", "two"]);
        LandmarkFile.Read(path, new LandmarkReadOptions { CaseName = "one", VoxelToWorld = () => Scan })
            .ShouldBe([Landmark.At("AC", new WorldPoint(12, 26, 42)), Landmark.Missing("PC")]);
        Should.Throw<BadInputException>(() => LandmarkFile.Read(path, new LandmarkReadOptions { CaseName = "one" })).Message.ShouldContain("give the scan");
    }

    [Theory]
    [InlineData("{\"one\": [2, 3, 4]}")]
    [InlineData("{\"one\": {\"annotation_spacing\": [2, 3, 4], \"image_spacing\": [1, 1, 1]}}")]
    [InlineData("{\"one\": {\"image_spacing\": [2, 3, 4]}}")]
    public void Without_a_scan_the_spacing_file_gives_millimetres_with_a_warning(string spacing)
    {
        string path = Save("all_landmarks_voxel.json", Landmarks);
        Save("spacing.json", spacing);
        LandmarkSet landmarks = LandmarkFile.Read(path, new LandmarkReadOptions { CaseName = "one" });
        landmarks[0].Position.ShouldBe(new WorldPoint(2, 6, 12));
        landmarks.Warnings.ShouldHaveSingleItem().ShouldContain("not world positions");
    }

    [Fact]
    public void A_scan_of_another_spacing_than_the_file_says_is_warned_of()
    {
        string path = Save("all_landmarks_voxel.json", Landmarks);
        Save("spacing.json", "{\"two\": [1, 3, 4]}");
        LandmarkFile.Read(path, new LandmarkReadOptions { CaseName = "two", VoxelToWorld = () => Scan }).Warnings
            .ShouldHaveSingleItem()
            .ShouldContain("1 x 3 x 4 mm");
    }

    [Fact]
    public void A_prediction_of_one_case_keeps_its_likelihood()
    {
        string path = Save("one.json", "{\"1\": {\"coordinates\": [1, 2, 3], \"likelihood\": 0.5}}");
        LandmarkFile.Read(path, new LandmarkReadOptions { VoxelToWorld = () => Scan }).ShouldHaveSingleItem()
            .ShouldBe(Landmark.At("1", new WorldPoint(12, 26, 42)) with { Description = "likelihood 0.5" });
    }

    [Fact]
    public void A_bids_sidecar_is_read()
    {
        string path = Save("T1w.json", "{\"Manufacturer\": \"x\", \"AnatomicalLandmarkCoordinates\": {\"AC\": [1, 2, 3]}}");
        LandmarkFile.FormatOf(path).Name.ShouldBe("BIDS sidecar");
        LandmarkFile.Read(path, new LandmarkReadOptions { VoxelToWorld = () => Scan })[0].Position.ShouldBe(new WorldPoint(12, 26, 42));
    }

    [Theory]
    [InlineData("ScanRAS", "mm", 1, 0)]
    [InlineData("ScanRAS", "cm", 10, 0)]
    [InlineData("ScanRAS", "m", 1000, 0)]
    [InlineData("ACPC", "cm", 10, 1)]
    [InlineData("MNI152NLin2009cAsym", "mm", 1, 1)]
    public void A_bids_coordsystem_is_lengths_in_its_frame_and_needs_no_scan(string system, string unit, double factor, int warnings)
    {
        string path = Save(
            "sub-01_coordsystem.json",
            $"{{\"AnatomicalLandmarkCoordinates\": {{\"NAS\": [1, 2, 3]}}, \"AnatomicalLandmarkCoordinateSystem\": \"{system}\", " +
            $"\"AnatomicalLandmarkCoordinateUnits\": \"{unit}\"}}");
        LandmarkSet landmarks = LandmarkFile.Read(path);
        landmarks.ShouldHaveSingleItem().Position.ShouldBe(new WorldPoint(-factor, -2 * factor, 3 * factor));
        landmarks.Warnings.Count.ShouldBe(warnings);
    }

    [Theory]
    [InlineData("\"AnatomicalLandmarkCoordinateSystem\": \"CTF\"", "AnatomicalLandmarkCoordinateSystem: is 'CTF', a system that says nothing of a scan")]
    [InlineData("\"AnatomicalLandmarkCoordinateUnits\": \"mm\"", "AnatomicalLandmarkCoordinateSystem: is missing")]
    [InlineData(
        "\"AnatomicalLandmarkCoordinateSystem\": \"ScanRAS\", \"AnatomicalLandmarkCoordinateUnits\": \"n/a\"",
        "AnatomicalLandmarkCoordinateUnits: is 'n/a'; it must be mm, cm or m")]
    public void A_bids_coordsystem_that_leads_to_no_scan_is_refused(string members, string expected)
    {
        string path = Save("a.json", $"{{\"AnatomicalLandmarkCoordinates\": {{\"NAS\": [1, 2, 3]}}, {members}}}");
        Should.Throw<BadInputException>(() => LandmarkFile.Read(path, new LandmarkReadOptions { VoxelToWorld = () => Scan })).Message.ShouldContain(expected);
    }

    [Fact]
    public void Each_axis_of_a_spacing_file_counts()
    {
        string path = Save("all_landmarks_voxel.json", "{\"one\": {\"a\": [1, 1, 1]}}");
        Gen<double> lengths = Gen.Choose(1, 4000).Select(number => number / 1000.0);
        Prop.ForAll(Gen.Three(lengths).ToArbitrary(), spacing =>
        {
            (double x, double y, double z) = spacing;
            Save("spacing.json", FormattableString.Invariant($"{{\"one\": [{x}, {y}, {z}]}}"));
            LandmarkFile.Read(path).ShouldHaveSingleItem().Position.ShouldBe(new WorldPoint(x, y, z));

            // A scan of this spacing is silent, and one that differs along any one axis is not.
            Warnings(x, y, z).ShouldBe(0);
            Warnings(x * 1.01, y, z).ShouldBe(1);
            Warnings(x, y * 1.01, z).ShouldBe(1);
            Warnings(x, y, z * 1.01).ShouldBe(1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

        int Warnings(double x, double y, double z) =>
            LandmarkFile.Read(path, new LandmarkReadOptions { VoxelToWorld = () => Affine.FromSpacing(x, y, z) }).Warnings.Count;
    }

    [Theory]
    [InlineData("[0, 1, 1]")]
    [InlineData("[1, 0, 1]")]
    [InlineData("[1, 1, 0]")]
    [InlineData("[1, 1, -2]")]
    public void A_spacing_that_is_not_positive_along_any_axis_is_refused(string spacing)
    {
        string path = Save("all_landmarks_voxel.json", Landmarks);
        Save("spacing.json", $"{{\"one\": {spacing}}}");
        Should.Throw<BadInputException>(() => LandmarkFile.Read(path, new LandmarkReadOptions { CaseName = "one" })).Message
            .ShouldContain("the spacing must be positive");
    }

    [Theory]
    [InlineData("{\"one\": {\"\\ud800\": [1, 2, 3]}}")]
    [InlineData("{\"\\udc00x\": {\"a\": [1, 2, 3]}}")]
    [InlineData("{\"one\": {\"a\": [1, 2, 3], \"\\\\\\uD83D\": null}}")]
    [InlineData("{\"AnatomicalLandmarkCoordinates\": {\"a\": [1, 2, 3]}, \"x\": \"\\ud83d\\u0041\"}")]
    public void Half_a_character_in_any_string_is_one_clear_line(string text)
    {
        string message =
            Should.Throw<BadInputException>(() => LandmarkFile.Read(Save("a.json", text), new LandmarkReadOptions { VoxelToWorld = () => Scan })).Message;
        message.ShouldContain("line 1: '\\u");
        message.ShouldContain("is half a character");
    }

    [Fact]
    public void Whole_characters_and_escaped_backslashes_are_read() =>
        LandmarkFile.Read(Save("a.json", "{\"one\": {\"\\ud83d\\ude00 \\\\ud800\": [1, 2, 3]}}"), new LandmarkReadOptions { VoxelToWorld = () => Scan })[0].Name
            .ShouldBe("\U0001F600 \\ud800");

    [Theory]
    [InlineData("{\"one\": {\"AC\": [1, 2]}}", "case 'one': 'AC': the position is [1, 2], not an array of three numbers")]
    [InlineData("{\"one\": {\"AC\": [1, 2, \"x\"]}}", "case 'one': 'AC': the position holds \"x\"")]
    [InlineData("{\"one\": {\"AC\": [1, 2, 3], \"AC\": [1, 2, 3]}}", "the label 'AC' stands already")]
    [InlineData("{\"one\": {}}", "holds no landmarks")]
    [InlineData("{\"AnatomicalLandmarkCoordinates\": 5}", "is no JSON object of positions")]
    public void A_wrong_position_is_named_with_case_and_label(string text, string expected)
    {
        string path = Save("all.json", text);
        Should.Throw<BadInputException>(() => LandmarkFile.Read(path, new LandmarkReadOptions { VoxelToWorld = () => Scan })).Message.ShouldContain(expected);
    }

    private string Save(string name, string text)
    {
        string path = _folder.File(name);
        File.WriteAllText(path, text);
        return path;
    }
}

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
        LandmarkFile.Read(path, new LandmarkReadOptions { CaseName = "two", VoxelToWorld = () => Scan }).Warnings.ShouldHaveSingleItem().ShouldContain("1 x 3 x 4 mm");
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

using System.Text.Json;
using Pinpoint.Imaging;

namespace Pinpoint.Documents.Tests;

public sealed class VolumeDocumentTests
{
    [Fact]
    public void Intensities_that_are_no_numbers_are_null_and_the_map_is_that_of_the_volume()
    {
        var map = new Affine([0, -2, 0, 10, 1, 0, 0, 20, 0, 0, 3, 30.5]);
        var volume = Volume.Create([double.NaN, double.NaN], new VolumeSize(2, 1, 1), map);

        JsonElement json = JsonElement.Parse(DocumentText.Of(VolumeDocument.Of(new VolumeHeader("NRRD", volume.Size, 1, volume.VoxelType, map), volume)));

        json.GetProperty("minimum").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("maximum").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("voxel_to_lps").EnumerateArray().Select(number => number.GetDouble()).ShouldBe([0, -2, 0, 10, 1, 0, 0, 20, 0, 0, 3, 30.5]);
        json.GetProperty("spacing_mm").EnumerateArray().Select(number => number.GetDouble()).ShouldBe([1, 2, 3]);
        json.GetProperty("voxel_type").GetString().ShouldBe("float64");
    }
}

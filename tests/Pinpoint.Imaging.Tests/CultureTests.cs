using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

/// <summary>A library runs in its user's culture; what it writes, reads and says does not depend on it.</summary>
public sealed class CultureTests
{
    private static readonly Affine Place = Affine.FromSpacing(0.25, 1.5, 2.125, new WorldPoint(-40.5, -1234.75, 0.001));

    [Fact]
    public void A_comma_is_no_point_under_that_culture()
    {
        var (comma, invariant) = CommaCulture.Both(() => (-1.5).ToString("0.0", null));
        comma.ShouldBe("\u22121,5");
        invariant.ShouldBe("-1.5");
    }

    [Theory]
    [InlineData("scan.nii")]
    [InlineData("scan.nii.gz")]
    [InlineData("scan.mha")]
    [InlineData("scan.mhd")]
    [InlineData("scan.nrrd")]
    [InlineData("scan.nhdr")]
    public void A_volume_is_the_same_bytes_and_reads_back(string name)
    {
        var (comma, invariant) = CommaCulture.Both(() =>
        {
            using var folder = new TemporaryFolder();
            VolumeFile.Write(folder.File(name), Volume.Create(new byte[60], new VolumeSize(5, 4, 3), Place));
            VolumeFile.Read(folder.File(name)).VoxelToWorld
                .ToWorld(new VoxelPoint(1, 1, 1))
                .DistanceTo(Place.ToWorld(new VoxelPoint(1, 1, 1)))
                .ShouldBeLessThan(1e-3);
            return Contents(folder);
        });
        comma.ShouldBe(invariant);
    }

    [Theory]
    [InlineData("points.mrk.json")]
    [InlineData("points.fcsv")]
    [InlineData("points.csv")]
    public void Landmarks_are_the_same_bytes_and_read_back(string name)
    {
        var (comma, invariant) = CommaCulture.Both(() =>
        {
            using var folder = new TemporaryFolder();
            LandmarkFile.Write(
                folder.File(name), new LandmarkSet([Landmark.At("a", new WorldPoint(-1.25, 1234.5, 1e-7)) with { Radius95 = 2.75 }, Landmark.Missing("b")]));
            LandmarkFile.Read(folder.File(name)).Find("a")!.Position!.Value.Y.ShouldBe(1234.5);
            return Contents(folder);
        });
        comma.ShouldBe(invariant);
    }

    [Theory]
    [InlineData("points.csv", "landmark,x,y,z\na,1,2,many\n")]
    [InlineData("points.fcsv", "# Markups fiducial file version = 4.11\n# CoordinateSystem = LPS\n# columns = id,x,y,z\n1,2,3\n")]
    [InlineData("points.mrk.json", "{\"markups\": [{\"type\": \"Fiducial\", \"controlPoints\": [{\"position\": [-1.5, 2]}]}]}")]
    [InlineData("points.txt", "1 2\n")]
    public void A_message_is_the_same_words(string name, string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File(name), text);
        var (comma, invariant) = CommaCulture.Both(() => Should.Throw<PinpointException>(() => LandmarkFile.Read(folder.File(name))).Message);
        comma.ShouldBe(invariant);
    }

    private static string Contents(TemporaryFolder folder) =>
        string.Join(
            '\n', Directory.GetFiles(folder.Path)
                .Order(StringComparer.Ordinal)
                .Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(File.ReadAllBytes(file))}"));
}

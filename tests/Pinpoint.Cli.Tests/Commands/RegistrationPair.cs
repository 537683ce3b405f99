using Pinpoint.Imaging;
using Pinpoint.Testing;

namespace Pinpoint.Cli.Tests.Commands;

/// <summary>Two scans of one bright shape, the fixed one oblique and both with unlike spacings, with landmarks; the moving body is bent.</summary>
internal sealed class RegistrationPair : IDisposable
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e", "f", "g"];
    private static readonly VolumeSize Size = new(24, 20, 16);
    private static readonly Affine FixedGrid = new([1.9, 0.4, 0, -20, -0.5, 2.3, 0.3, -25, 0.2, 0, 3.1, -30]);
    private static readonly Affine MovingGrid = new([0, -2.5, 0, 30, 2, 0, 0, -15, 0, 0, 3.5, -35]);
    private readonly TemporaryFolder _folder = new();

    public RegistrationPair()
    {
        var random = new SplitMixRandom(7);
        var still = new List<Landmark>();
        var moving = new List<Landmark>();
        foreach (string name in Names)
        {
            WorldPoint place = FixedGrid.ToWorld(new VoxelPoint(random.NextUniform(4, 20), random.NextUniform(4, 16), random.NextUniform(3, 13)));
            still.Add(Landmark.At(name, place) with { Radius95 = random.NextUniform(0.5, 2) });
            WorldPoint bent = Bent(place);
            moving.Add(Landmark.At(
                name, new WorldPoint(bent.X + random.NextUniform(-1, 1), bent.Y + random.NextUniform(-1, 1), bent.Z + random.NextUniform(-1, 1))));
        }

        LandmarkFile.Write(FixedLandmarks, new LandmarkSet(still));
        LandmarkFile.Write(MovingLandmarks, new LandmarkSet(moving));
        VolumeFile.Write(Fixed, Filled(FixedGrid, place => place));
        VolumeFile.Write(Moving, Filled(MovingGrid, place => new WorldPoint(place.X - 6, place.Y + 4, place.Z - 3)));
    }

    public string Fixed => _folder.File("fixed.nii.gz");

    public string Moving => _folder.File("moving.nii.gz");

    public string FixedLandmarks => _folder.File("fixed.mrk.json");

    public string MovingLandmarks => _folder.File("moving.mrk.json");

    /// <summary>A folder for the answer.</summary>
    public string Out(string name = "out", string file = "") => _folder.File(name, file);

    /// <summary>The words of a registration of both.</summary>
    public string[] Words(params string[] more) =>
        ["register", Moving, Fixed, "--moving-landmarks", MovingLandmarks, "--fixed-landmarks", FixedLandmarks, "-o", Out(), .. more];

    public void Dispose() => _folder.Dispose();

    private static WorldPoint Bent(WorldPoint place) => new(
        (1.1 * place.X) + (0.1 * place.Y) + 6, (0.95 * place.Y) - (0.15 * place.Z) - 4, place.Z + (0.1 * place.X) + 3);

    // Smooth, so that interpolation of any kind gives nearly the same.
    private static Volume Filled(Affine grid, Func<WorldPoint, WorldPoint> toBody)
    {
        var voxels = new float[Size.Voxels];
        for (int i = 0; i < voxels.Length; i++)
        {
            WorldPoint place = toBody(grid.ToWorld(new VoxelPoint(i % Size.X, i / Size.X % Size.Y, i / (Size.X * Size.Y))));
            voxels[i] = (float)(100 + (60 * Math.Sin(place.X / 9)) + (30 * Math.Cos(place.Y / 11)) + place.Z);
        }

        return Volume.Create(voxels, Size, grid);
    }
}

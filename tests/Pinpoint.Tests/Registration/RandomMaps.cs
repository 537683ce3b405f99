using Pinpoint.Imaging;
using Pinpoint.Registration;
using Pinpoint.Shapes;

namespace Pinpoint.Tests.Registration;

/// <summary>Random landmarks, and maps that take them elsewhere.</summary>
internal sealed class RandomMaps(int seed)
{
    private SplitMixRandom _random = new((ulong)seed);

    /// <summary>A number of a range.</summary>
    public double Uniform(double low, double high) => _random.NextUniform(low, high);

    /// <summary>A whole number from 0 on.</summary>
    public int Below(int count) => _random.NextIndex(count);

    /// <summary>Landmarks L0, L1, .. in a box of 100 mm somewhere in the world.</summary>
    public LandmarkSet Landmarks(int count, double thickness = 100)
    {
        var corner = new WorldPoint(Uniform(-300, 300), Uniform(-300, 300), Uniform(-300, 300));
        return new LandmarkSet(Enumerable.Range(0, count).Select(i => Landmark.At($"L{i}", new WorldPoint(
            corner.X + Uniform(0, 100), corner.Y + Uniform(0, 100), corner.Z + Uniform(0, thickness)))));
    }

    /// <summary>A turn about any axis, a change of size and a shift.</summary>
    public MatrixTransform Similarity(double scale = 1)
    {
        var turn = Rotation.FromVector(Uniform(-2, 2), Uniform(-2, 2), Uniform(-2, 2));
        return new MatrixTransform(new Affine([
            scale * turn.XX, scale * turn.XY, scale * turn.XZ, Uniform(-200, 200),
            scale * turn.YX, scale * turn.YY, scale * turn.YZ, Uniform(-200, 200),
            scale * turn.ZX, scale * turn.ZY, scale * turn.ZZ, Uniform(-200, 200),
        ]));
    }

    /// <summary>A map that stretches and shears, and keeps the hands.</summary>
    public MatrixTransform Affine()
    {
        double Off() => Uniform(-0.3, 0.3);
        double Shift() => Uniform(-200, 200);
        return new MatrixTransform(new Affine([1.2 + Off(), Off(), Off(), Shift(), Off(), 1.1 + Off(), Off(), Shift(), Off(), Off(), 0.9 + Off(), Shift()]));
    }

    /// <summary>The landmarks where a map takes them.</summary>
    public static LandmarkSet Mapped(LandmarkSet landmarks, Func<WorldPoint, WorldPoint> map) =>
        new(landmarks.Select(landmark => landmark with { Position = map(landmark.Position!.Value) }));

    /// <summary>A normal error of one deviation along each axis.</summary>
    public WorldPoint Jittered(WorldPoint point, double deviation) => new(
        point.X + (deviation * _random.NextNormal()), point.Y + (deviation * _random.NextNormal()), point.Z + (deviation * _random.NextNormal()));
}

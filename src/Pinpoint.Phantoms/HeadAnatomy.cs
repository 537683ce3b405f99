namespace Pinpoint.Phantoms;

/// <summary>
/// One synthetic head in its own coordinates (mm, x to the left, y to posterior, z to superior): a skull shell, the falx, two ventricles, two
/// cerebellar hemispheres, each with its own variation of place and size.
/// </summary>
internal sealed class HeadAnatomy
{
    private const double ShellShare = 0.08;
    private const double Fluid = 25;
    private const double Brain = 95;
    private const double Cerebellum = 165;
    private const double Falx = 150;
    private const double Bone = 230;
    private const double Outside = 35;
    private const double FalxHalfWidth = 1.3;
    private readonly Ellipsoid _skull;
    private readonly Ellipsoid _rightVentricle;
    private readonly Ellipsoid _leftVentricle;
    private readonly Ellipsoid _rightCerebellum;
    private readonly Ellipsoid _leftCerebellum;

    public HeadAnatomy(ref SplitMixRandom random)
    {
        double size = Vary(ref random, 0.06);
        _skull = new Ellipsoid(0, 0, 0, 36 * size * Vary(ref random, 0.03), 46 * size * Vary(ref random, 0.03), 35 * size * Vary(ref random, 0.03));
        _rightVentricle = Ventricle(ref random, -1);
        _leftVentricle = Ventricle(ref random, 1);
        _rightCerebellum = Hemisphere(ref random, -1);
        _leftCerebellum = Hemisphere(ref random, 1);
    }

    /// <summary>The landmarks: the skull's poles, the ventricles' rear ends, the middles of the cerebellar hemispheres.</summary>
    public IReadOnlyList<(string Name, double X, double Y, double Z)> Landmarks =>
    [
        ("skull_front", 0, -_skull.B, 0),
        ("skull_back", 0, _skull.B, 0),
        ("skull_right", -_skull.A, 0, 0),
        ("skull_left", _skull.A, 0, 0),
        ("ventricle_right", _rightVentricle.X, _rightVentricle.Y + _rightVentricle.B, _rightVentricle.Z),
        ("ventricle_left", _leftVentricle.X, _leftVentricle.Y + _leftVentricle.B, _leftVentricle.Z),
        ("cerebellum_right", _rightCerebellum.X, _rightCerebellum.Y, _rightCerebellum.Z),
        ("cerebellum_left", _leftCerebellum.X, _leftCerebellum.Y, _leftCerebellum.Z),
    ];

    /// <summary>The tissue's brightness at a point, without speckle.</summary>
    public double Brightness(double x, double y, double z)
    {
        double radius = _skull.Radius(x, y, z);
        if (radius > 1)
        {
            return Outside;
        }

        if (radius > 1 - ShellShare)
        {
            return Bone;
        }

        if (_rightVentricle.Radius(x, y, z) < 1 || _leftVentricle.Radius(x, y, z) < 1)
        {
            return Fluid;
        }

        if (_rightCerebellum.Radius(x, y, z) < 1 || _leftCerebellum.Radius(x, y, z) < 1)
        {
            return Cerebellum;
        }

        // The falx hangs from above and ends over the deep structures.
        return Math.Abs(x) < FalxHalfWidth && z > -_skull.C / 4 ? Falx : Brain;
    }

    private static double Vary(ref SplitMixRandom random, double deviation) => 1 + (deviation * Math.Clamp(random.NextNormal(), -2.5, 2.5));

    private Ellipsoid Ventricle(ref SplitMixRandom random, int side) => new(
        side * 0.3 * _skull.A * Vary(ref random, 0.04),
        (0.05 * _skull.B) + (0.8 * random.NextNormal()),
        0.18 * _skull.C * Vary(ref random, 0.08),
        0.15 * _skull.A * Vary(ref random, 0.08),
        0.42 * _skull.B * Vary(ref random, 0.04),
        0.2 * _skull.C * Vary(ref random, 0.08));

    private Ellipsoid Hemisphere(ref SplitMixRandom random, int side) => new(
        side * 0.28 * _skull.A * Vary(ref random, 0.04),
        0.52 * _skull.B * Vary(ref random, 0.02),
        -0.42 * _skull.C * Vary(ref random, 0.03),
        0.25 * _skull.A * Vary(ref random, 0.05),
        0.2 * _skull.B * Vary(ref random, 0.05),
        0.22 * _skull.C * Vary(ref random, 0.05));
}

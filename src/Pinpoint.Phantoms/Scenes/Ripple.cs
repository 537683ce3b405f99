using System.Numerics;

namespace Pinpoint.Phantoms;

/// <summary>A smooth random unevenness of space: a sum of plane waves of random direction and phase, between -1 and 1.</summary>
internal sealed class Ripple
{
    private readonly Vector3 _first;
    private readonly Vector3 _second;
    private readonly Vector3 _third;
    private readonly Vector3 _phases;

    /// <summary>Draws one.</summary>
    /// <param name="random">The random stream.</param>
    /// <param name="wavelength">The waves' length, mm.</param>
    public Ripple(ref SplitMixRandom random, float wavelength)
    {
        _first = Wave(ref random, wavelength);
        _second = Wave(ref random, 0.7f * wavelength);
        _third = Wave(ref random, 0.45f * wavelength);
        _phases = (float)Math.Tau * new Vector3((float)random.NextUniform(), (float)random.NextUniform(), (float)random.NextUniform());
    }

    public float At(Vector3 point) =>
        (MathF.Sin(Vector3.Dot(_first, point) + _phases.X) + MathF.Sin(Vector3.Dot(_second, point) + _phases.Y) + MathF.Sin(
            Vector3.Dot(_third, point) + _phases.Z)) / 3;

    private static Vector3 Wave(ref SplitMixRandom random, float wavelength)
    {
        var direction = new Vector3((float)random.NextNormal(), (float)random.NextNormal(), (float)random.NextNormal());
        return Vector3.Normalize(direction + new Vector3(1e-3f)) * ((float)Math.Tau / wavelength);
    }
}

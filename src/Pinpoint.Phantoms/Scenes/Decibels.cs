namespace Pinpoint.Phantoms;

/// <summary>Decibels of an amplitude: 20 times its decimal logarithm.</summary>
internal static class Decibels
{
    public static float ToAmplitude(float decibels) => MathF.Pow(10, decibels / 20);

    public static float OfAmplitude(float amplitude) => 20 * MathF.Log10(MathF.Max(amplitude, 1e-10f));
}

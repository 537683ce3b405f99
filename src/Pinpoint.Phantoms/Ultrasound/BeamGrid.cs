namespace Pinpoint.Phantoms;

/// <summary>The samples of a swept fan: planes of the sweep, beams of a plane, ranges of a beam. Range runs fastest.</summary>
/// <param name="Planes">The number of planes.</param>
/// <param name="Beams">The number of beams in a plane.</param>
/// <param name="Ranges">The number of samples along a beam.</param>
/// <param name="RangeStep">The distance between samples along a beam, mm.</param>
internal sealed record BeamGrid(int Planes, int Beams, int Ranges, float RangeStep)
{
    private const float BeamsPerMm = 96;
    private const float PlanesPerMm = 66;

    /// <summary>The samples of one plane.</summary>
    public int PlaneLength => Beams * Ranges;

    /// <summary>As fine as a scan of the given voxel spacing can show.</summary>
    public static BeamGrid For(UltrasoundProbe probe, double spacingMm)
    {
        var step = (float)spacingMm;
        return new BeamGrid(
            Math.Max(8, (int)MathF.Round(PlanesPerMm / step)),
            Math.Max(8, (int)MathF.Round(BeamsPerMm / step)),
            Math.Max(8, (int)(probe.Range / step) + 1),
            step);
    }

    /// <summary>The angle of a beam or plane, radians.</summary>
    public static float Angle(int index, int count, float halfAngle) => halfAngle * (((2f * index) / (count - 1)) - 1);
}

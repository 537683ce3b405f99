namespace Pinpoint.Phantoms;

/// <summary>Carries grey values from a swept fan into a box of voxels; what no beam reaches is black.</summary>
internal sealed class ScanConversion
{
    private readonly byte[][] _planes;
    private readonly BeamGrid _grid;
    private readonly UltrasoundProbe _probe;

    /// <summary>Prepares the conversion.</summary>
    /// <param name="planes">The grey values of each plane, <c>[beam, range]</c>.</param>
    /// <param name="grid">Their samples.</param>
    /// <param name="probe">The probe.</param>
    public ScanConversion(byte[][] planes, BeamGrid grid, UltrasoundProbe probe)
    {
        _planes = planes;
        _grid = grid;
        _probe = probe;
    }

    /// <summary>Fills a row of voxels along the array.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The place of its first voxel along the array, mm.</param>
    /// <param name="step">The distance between its voxels, mm.</param>
    /// <param name="depth">Its depth, mm.</param>
    /// <param name="across">Its place across the array, mm.</param>
    public void Fill(Span<byte> row, float first, float step, float depth, float across)
    {
        float swept = MathF.Sqrt(((depth + _probe.SweepRadius) * (depth + _probe.SweepRadius)) + (across * across));
        float plane = Index(MathF.Atan2(across, depth + _probe.SweepRadius), _probe.HalfSweepAngle, _grid.Planes);
        if (!(plane >= 0 && plane <= _grid.Planes - 1))
        {
            row.Clear();
            return;
        }

        int lower = Math.Min((int)plane, _grid.Planes - 2);
        byte[] here = _planes[lower];
        byte[] next = _planes[lower + 1];
        float planeShare = plane - lower;
        float ahead = swept - _probe.SweepRadius + _probe.ArrayRadius;
        float perStep = 1 / _grid.RangeStep;
        for (int i = 0; i < row.Length; i++)
        {
            float along = first + (i * step);
            float range = (MathF.Sqrt((along * along) + (ahead * ahead)) - _probe.ArrayRadius) * perStep;
            float beam = Index(MathF.Atan(along / ahead), _probe.HalfArrayAngle, _grid.Beams);
            row[i] = range >= 0 && range <= _grid.Ranges - 1 && beam >= 0 && beam <= _grid.Beams - 1
                ? (byte)(float.Lerp(Between(here, beam, range), Between(next, beam, range), planeShare) + 0.5f)
                : (byte)0;
        }
    }

    private static float Index(float angle, float halfAngle, int count) => ((angle / halfAngle) + 1) / 2 * (count - 1);

    private float Between(byte[] plane, float beam, float range)
    {
        int line = Math.Min((int)beam, _grid.Beams - 2);
        int sample = Math.Min((int)range, _grid.Ranges - 2);
        float lineShare = beam - line;
        float sampleShare = range - sample;
        int at = (line * _grid.Ranges) + sample;
        int beside = at + _grid.Ranges;
        float near = plane[at] + (sampleShare * (plane[at + 1] - plane[at]));
        float other = plane[beside] + (sampleShare * (plane[beside + 1] - plane[beside]));
        return near + (lineShare * (other - near));
    }
}

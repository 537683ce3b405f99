using System.Numerics;

namespace Pinpoint.Phantoms;

/// <summary>The echoes of one plane of a sweep before the machine blurs them: a complex amplitude for every sample.</summary>
internal sealed class EchoPlane
{
    private const float BoneLoss = 2;
    private const float LeastEcho = 1e-6f;
    private const float ReverberationReach = 13;
    private readonly UltrasoundSettings _settings;
    private readonly BeamGrid _grid;
    private readonly Func<Vector3, TissuePoint> _scene;

    /// <summary>Prepares the echoes of a scene.</summary>
    /// <param name="settings">The scan's settings.</param>
    /// <param name="grid">The samples.</param>
    /// <param name="scene">The tissue at a point of the probe's frame.</param>
    public EchoPlane(UltrasoundSettings settings, BeamGrid grid, Func<Vector3, TissuePoint> scene)
    {
        _settings = settings;
        _grid = grid;
        _scene = scene;
    }

    /// <summary>Fills a plane's echoes: in-phase and quadrature parts, beam by beam.</summary>
    public void Fill(int plane, ulong seed, Span<float> inPhase, Span<float> quadrature)
    {
        var random = new SplitMixRandom(seed, 1, (ulong)plane, PhantomStreams.Scanners);
        UltrasoundProbe probe = _settings.Probe;
        float sweep = BeamGrid.Angle(plane, _grid.Planes, probe.HalfSweepAngle);
        for (int beam = 0; beam < _grid.Beams; beam++)
        {
            float share = BeamGrid.Angle(beam, _grid.Beams, 1);
            var (start, direction) = probe.Beam(share * probe.HalfArrayAngle, sweep);
            int first = beam * _grid.Ranges;
            March(start, direction, Contact(share), ref random, inPhase.Slice(first, _grid.Ranges), quadrature.Slice(first, _grid.Ranges));
        }
    }

    // Poor contact begins softly over a tenth of the array.
    private float Contact(float share)
    {
        var (from, to, loss) = _settings.PoorContact;
        float inside = MathF.Min(share - from, to - share);
        return loss == 0 ? 0 : loss * Math.Clamp(0.5f + (inside / 0.1f), 0, 1);
    }

    private void March(Vector3 start, Vector3 direction, float loss, ref SplitMixRandom random, Span<float> inPhase, Span<float> quadrature)
    {
        float step = _grid.RangeStep;
        float lost = loss;
        float haze = 0;
        float sinceBone = 0;
        float nearClutter = Decibels.ToAmplitude(_settings.NearClutter - loss);
        float clutterDecay = MathF.Exp(-step / 5f);
        float hazeDecay = MathF.Exp(-step / ReverberationReach);
        for (int i = 0; i < inPhase.Length; i++)
        {
            TissuePoint point = _scene(start + (direction * (i * step)));
            float gain = Decibels.ToAmplitude((_settings.TimeGain * i * step) - lost);
            float scatter = point.Tissue.Amplitude * point.Texture * gain;
            float band = 0;
            if (haze > LeastEcho)
            {
                sinceBone += step;
                band = haze * (0.65f + (0.35f * MathF.Cos((float)Math.Tau * sinceBone / _settings.ReverberationSpacing)));
                haze *= hazeDecay;
            }

            float noise = MathF.Sqrt((scatter * scatter) + (nearClutter * nearClutter) + (band * band));
            nearClutter *= clutterDecay;
            var (real, imaginary) = Speckle(random.NextBits());
            float mirrored = 0;
            if (point.Mirror > 0)
            {
                float square = MathF.Abs(Vector3.Dot(point.Normal, direction));
                float cube = square * square * square;
                mirrored = point.Mirror * ((0.9f * cube * cube) + (0.06f * square)) * gain;
                if (haze <= LeastEcho && mirrored > 0.03f && point.Tissue.LossDecibelsPerMm > BoneLoss)
                {
                    haze = mirrored * Decibels.ToAmplitude(_settings.Reverberation);
                    sinceBone = 0;
                }
            }

            inPhase[i] = (noise * real) + mirrored;
            quadrature[i] = noise * imaginary;
            lost += point.Tissue.LossDecibelsPerMm * step;
        }
    }

    // Two numbers close to normal, of variance one half each: sums of four evenly spread bytes.
    private static (float Real, float Imaginary) Speckle(ulong bits)
    {
        const float Scale = 0.004784f;
        int real = (int)(bits & 255) + (int)((bits >> 8) & 255) + (int)((bits >> 16) & 255) + (int)((bits >> 24) & 255) - 510;
        int imaginary = (int)((bits >> 32) & 255) + (int)((bits >> 40) & 255) + (int)((bits >> 48) & 255) + (int)(bits >> 56) - 510;
        return (real * Scale, imaginary * Scale);
    }
}

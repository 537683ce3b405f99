using System.Numerics;

namespace Pinpoint.Phantoms;

/// <summary>
/// The measures of one fetal head, in its own coordinates: mm, x to the left, y to posterior, z to superior, the origin midway between the
/// skull's poles. The means are the proportions of the published shape model, scaled to the head's own size; the deviations were fitted
/// to that model's covariance (see docs/explanation/phantoms.md).
/// </summary>
internal sealed record FetalHeadShape
{
    // Lengths at which the proportions below are exact: the diameters of a head of 20 weeks and a half.
    private const double UsualLength = 62.9;
    private const double UsualWidth = 50;
    private const double SizeDeviation = 0.09;
    private const double WithinAgeCorrelation = 0.6;
    private const double MaturityCorrelation = 0.5;
    private const float HeightShare = 0.8f;

    /// <summary>The gestational age in weeks.</summary>
    public required double Weeks { get; init; }

    /// <summary>How many deviations the head is larger than the usual one.</summary>
    public required double SizeScore { get; init; }

    /// <summary>The skull's outer half axes: half the biparietal diameter, half the occipito-frontal diameter, half the height.</summary>
    public required Vector3 HalfAxes { get; init; }

    /// <summary>The head's centre as it is marked: on the midline, where the widest breadth crosses it.</summary>
    public required Vector3 Centre { get; init; }

    /// <summary>How far the frontal and the occipital pole lie above the plane of the ventricles.</summary>
    public required float PoleHeight { get; init; }

    /// <summary>The lateral ventricles' inner and outer wall at the atrium.</summary>
    public required (Vector3 Inner, Vector3 Outer) RightAtrium { get; init; }

    /// <inheritdoc cref="RightAtrium"/>
    public required (Vector3 Inner, Vector3 Outer) LeftAtrium { get; init; }

    /// <summary>The cerebellar hemispheres' outermost points.</summary>
    public required (Vector3 Right, Vector3 Left) Cerebellum { get; init; }

    /// <summary>The middle of the cavum septum pellucidum.</summary>
    public required Vector3 Cavum { get; init; }

    /// <summary>The head's length against the usual one.</summary>
    public float Scale => 2 * HalfAxes.Y / (float)UsualLength;

    /// <summary>Draws a head.</summary>
    public static FetalHeadShape Draw(ref SplitMixRandom random, FetalHeadOptions options)
    {
        double weeks = random.NextUniform(options.YoungestWeeks, options.OldestWeeks);
        double breadthScore = Deviations.Score(ref random);
        double breadth = FetalGrowth.BiparietalDiameter(weeks, breadthScore);
        double length = FetalGrowth.OccipitofrontalDiameter(weeks, Deviations.Correlated(ref random, breadthScore, WithinAgeCorrelation));
        double size = ((length / UsualLength) + (breadth / UsualWidth) - 2) / (2 * SizeDeviation);
        var along = (float)(length / UsualLength);
        var across = (float)(breadth / UsualWidth);
        var half = new Vector3((float)breadth / 2, (float)length / 2, HeightShare * (float)length / 2);
        float offset = Deviations.Draw(ref random, 1.6);
        var centre = new Vector3(Deviations.Draw(ref random, 0.4), 1 + offset, 0);
        float cavum = -11.3f * along - (float)(3.0 * Deviations.Correlated(ref random, size, MaturityCorrelation));
        float atrium = 10.1f * along + (float)(3.0 * Deviations.Correlated(ref random, size, MaturityCorrelation));
        var width = new Vector3(5.8f * across + Deviations.Draw(ref random, 1.2), 1.05f + Deviations.Draw(ref random, 0.5), Deviations.Draw(ref random, 0.2));
        var right = new Vector3((-9.7f * across) + Deviations.Draw(ref random, 1.4), 1 + (offset / 2) + atrium, Deviations.Draw(ref random, 0.5));
        var left = new Vector3(-right.X + Deviations.Draw(ref random, 0.7), right.Y + Deviations.Draw(ref random, 0.7), right.Z);
        return new FetalHeadShape
        {
            Weeks = weeks,
            SizeScore = size,
            HalfAxes = half,
            Centre = centre,
            PoleHeight = Deviations.Draw(ref random, 0.3),
            RightAtrium = Walls(right, width, -1),
            LeftAtrium = Walls(left, width, 1),
            Cerebellum = DrawCerebellum(ref random, weeks, along, offset),
            Cavum = new Vector3(Deviations.Draw(ref random, 0.4), 1 + (offset / 2) + cavum, Deviations.Draw(ref random, 0.4)),
        };
    }

    private static (Vector3 Inner, Vector3 Outer) Walls(Vector3 middle, Vector3 width, int side)
    {
        Vector3 half = new Vector3(side * width.X, width.Y, width.Z) / 2;
        return (middle - half, middle + half);
    }

    private static (Vector3 Right, Vector3 Left) DrawCerebellum(ref SplitMixRandom random, double weeks, float along, float offset)
    {
        var half = (float)(FetalGrowth.TranscerebellarDiameter(weeks) * (1 + (0.04 * Deviations.Score(ref random))) / 2);
        var middle = new Vector3(
            Deviations.Draw(ref random, 0.9),
            1 + (offset / 2) + (11.7f * along) + Deviations.Draw(ref random, 2),
            (-9.95f * along) + Deviations.Draw(ref random, 2.7));
        var tilt = new Vector3(-half, Deviations.Draw(ref random, 0.5), Deviations.Draw(ref random, 0.4));
        return (middle + tilt, middle - tilt);
    }
}

namespace Pinpoint.Phantoms;

/// <summary>
/// How large a fetal head is at an age, by the INTERGROWTH-21st standards: biparietal and occipito-frontal diameter and head circumference
/// after Papageorghiou et al., Lancet 2014 (384:869), outer border to outer border; the transcerebellar diameter after Rodriguez-Sibaja et al.,
/// Ultrasound in Obstetrics and Gynecology 2021. Ages are completed weeks and their fractions, sizes mm.
/// </summary>
internal static class FetalGrowth
{
    /// <summary>The biparietal diameter that lies <paramref name="score"/> standard deviations from the mean.</summary>
    public static double BiparietalDiameter(double weeks, double score)
    {
        double cube = weeks * weeks * weeks;
        double log = Math.Log(weeks);
        double mean = 5.60878 + (0.158369 * weeks * weeks) - (0.00256379 * cube);
        return mean + (score * Math.Exp(0.101242 + (cube * (0.00150557 - (0.000771535 * log) + (0.0000999638 * log * log)))));
    }

    /// <summary>The occipito-frontal diameter that lies <paramref name="score"/> standard deviations from the mean.</summary>
    public static double OccipitofrontalDiameter(double weeks, double score)
    {
        double square = weeks * weeks;
        double log = Math.Log(weeks);
        double mean = -12.4097 + (0.626342 * square) - (0.148075 * square * log);
        return mean + (score * Math.Exp(-0.880034 + (square * (0.0631165 - (0.0317136 * log) + (0.00408302 * log * log)))));
    }

    /// <summary>The mean head circumference.</summary>
    public static double HeadCircumference(double weeks) =>
        -28.2849 + (weeks * weeks * (1.69267 - (0.397485 * Math.Log(weeks))));

    /// <summary>The mean transcerebellar diameter.</summary>
    public static double TranscerebellarDiameter(double weeks)
    {
        double tens = weeks / 10;
        return -13.10907 + (20.8941 * Math.Sqrt(tens)) + (0.5035914 * tens * tens * tens);
    }
}

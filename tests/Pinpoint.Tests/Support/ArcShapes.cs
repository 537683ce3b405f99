namespace Pinpoint.Tests.Support;

/// <summary>
/// A curved family of shapes: six landmarks on an arc of fixed length whose curvature differs from shape to shape; one number says it all, but no plane holds
/// it.
/// </summary>
internal static class ArcShapes
{
    public static List<double[]> Draw(ulong seed, int count, double noise = 0)
    {
        var random = new SplitMixRandom(seed);
        var shapes = new List<double[]>();
        for (int subject = 0; subject < count; subject++)
        {
            double curvature = random.NextUniform(-1.5, 1.5);
            double[] shape = new double[18];
            for (int i = 0; i < 6; i++)
            {
                double length = (i - 2.5) / 2.5;
                shape[3 * i] = 20 * Math.Sin(curvature * length) / curvature;
                shape[(3 * i) + 1] = 20 * (1 - Math.Cos(curvature * length)) / curvature;
                shape[(3 * i) + 2] = 5 * (i % 2);
            }

            shapes.Add([.. shape.Select(value => value + (noise * random.NextNormal()))]);
        }

        return shapes;
    }
}

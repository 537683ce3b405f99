using Pinpoint.Evaluation;

namespace Pinpoint.Cli.Output;

/// <summary>The errors of planes and measurements as tables.</summary>
internal static class AnatomyPrinter
{
    public static void Print(Terminal terminal, AnatomyScores scores)
    {
        if (scores.Planes.Count > 0)
        {
            terminal.Output.WriteLine();
            TextTable planes = new TextTable()
                .Left("plane")
                .Right("cases")
                .Right("angle +- SD, degrees")
                .Right("max")
                .Right("distance +- SD, mm")
                .Right("max")
                .Left("");
            foreach (PlaneScore score in scores.Planes)
            {
                planes.Row(
                    score.Plane,
                    Cases(score.Cases, score.Undefined),
                    Spread(score.AngleMean, score.AngleSd),
                    Text(score.AngleMax),
                    Spread(score.DistanceMeanMm, score.DistanceSdMm),
                    Text(score.DistanceMaxMm),
                    score.Title);
            }

            planes.Print(terminal);
        }

        if (scores.Measurements.Count > 0)
        {
            terminal.Output.WriteLine();
            TextTable measurements = new TextTable()
                .Left("measurement")
                .Right("cases")
                .Left("unit")
                .Right("true mean")
                .Right("mean error")
                .Right("bias +- SD")
                .Right("max")
                .Right("covered")
                .Left("");
            foreach (MeasurementScore score in scores.Measurements)
            {
                measurements.Row(
                    score.Measurement,
                    Cases(score.Cases, score.Undefined),
                    score.Unit,
                    Text(score.MeanTruth),
                    Text(score.MeanAbsoluteError),
                    Spread(score.Bias, score.ErrorSd),
                    Text(score.MaxAbsoluteError),
                    score.Coverage95 is { } share ? $"{100 * share:0} %" : "-",
                    score.Title);
            }

            measurements.Print(terminal);
        }
    }

    private static string Cases(int cases, int undefined) => undefined > 0 ? $"{cases} ({undefined} undefined)" : $"{cases}";

    private static string Spread(double? mean, double? deviation) => mean is null ? "-" : $"{Text(mean)} +- {Text(deviation)}";

    private static string Text(double? value) => value is { } number ? $"{number:0.00}" : "-";
}

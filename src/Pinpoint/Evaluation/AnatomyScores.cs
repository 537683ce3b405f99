using Pinpoint.Biometry;

namespace Pinpoint.Evaluation;

/// <summary>How far planes and measurements are off.</summary>
/// <param name="Anatomy">The anatomy's name.</param>
/// <param name="Planes">A row per plane.</param>
/// <param name="Measurements">A row per measurement.</param>
/// <param name="PlaneOutcomes">Every plane of every case.</param>
/// <param name="MeasurementOutcomes">Every measurement of every case.</param>
public sealed record AnatomyScores(
    string Anatomy,
    IReadOnlyList<PlaneScore> Planes,
    IReadOnlyList<MeasurementScore> Measurements,
    IReadOnlyList<PlaneOutcome> PlaneOutcomes,
    IReadOnlyList<MeasurementOutcome> MeasurementOutcomes)
{
    /// <summary>Compares what the answers' landmarks define with what the true ones do.</summary>
    /// <param name="anatomy">The definitions.</param>
    /// <param name="pairs">The truth and the answer of each case.</param>
    public static AnatomyScores Of(AnatomyDefinition anatomy, IReadOnlyList<CasePair> pairs)
    {
        ArgumentNullException.ThrowIfNull(anatomy);
        ArgumentNullException.ThrowIfNull(pairs);
        var planes = new List<PlaneOutcome>();
        var measurements = new List<MeasurementOutcome>();
        var lostPlanes = new List<string>();
        foreach (CasePair pair in pairs)
        {
            var truth = AnatomyReading.Of(anatomy, pair.Truth);
            var found = AnatomyReading.Of(anatomy, pair.Predicted);
            foreach (string name in anatomy.Planes.Select(plane => plane.Name))
            {
                planes.Add(PlaneError.Between(pair.CaseName, name, truth, found));
                if (truth.Plane(name) is not null && found.Plane(name) is null)
                {
                    lostPlanes.Add(name);
                }
            }

            measurements.AddRange(
                anatomy.Measurements
                    .Select(item => new MeasurementOutcome(pair.CaseName, item.Name, truth.Measurement(item.Name)?.Value, found.Measurement(item.Name))));
        }

        return new AnatomyScores(
            anatomy.Name,
            [.. anatomy.Planes
                .Select(plane => Score(
                    plane.Name, plane.Title, [.. planes.Where(row => row.Plane == plane.Name)], lostPlanes.Count(name => name == plane.Name)))],
            [.. anatomy.Measurements.Select(item => Score(item, [.. measurements.Where(row => row.Measurement == item.Name)]))],
            planes,
            measurements);
    }

    private static PlaneScore Score(string name, string title, PlaneOutcome[] rows, int undefined)
    {
        double[] angles = [.. rows.Select(row => row.AngleDegrees).OfType<double>()];
        double[] distances = [.. rows.Select(row => row.DistanceMm).OfType<double>()];
        return angles.Length == 0
            ? new PlaneScore(name, title, 0, undefined, null, null, null, null, null, null)
            : new PlaneScore(
                name,
                title,
                angles.Length,
                undefined,
                ErrorStatistics.Mean(angles),
                ErrorStatistics.PopulationDeviation(angles),
                angles.Max(),
                ErrorStatistics.Mean(distances),
                ErrorStatistics.PopulationDeviation(distances),
                distances.Max());
    }

    private static MeasurementScore Score(MeasurementDefinition definition, MeasurementOutcome[] rows)
    {
        double[] errors = [.. rows.Select(row => row.Error).OfType<double>()];
        double[] covered = [.. rows.Select(row => row.IsCovered).OfType<bool>().Select(inside => inside ? 1.0 : 0.0)];
        int undefined = rows.Count(row => row.Truth is not null && row.Found is null);
        return errors.Length == 0
            ? new MeasurementScore(definition.Name, definition.Title, definition.Unit, 0, undefined, null, null, null, null, null, null)
            : new MeasurementScore(
                definition.Name,
                definition.Title,
                definition.Unit,
                errors.Length,
                undefined,
                ErrorStatistics.Mean([.. rows.Where(row => row.Error is not null).Select(row => row.Truth!.Value)]),
                ErrorStatistics.Mean([.. errors.Select(Math.Abs)]),
                ErrorStatistics.Mean(errors),
                ErrorStatistics.PopulationDeviation(errors),
                errors.Max(Math.Abs),
                covered.Length > 0 ? ErrorStatistics.Mean(covered) : null);
    }
}

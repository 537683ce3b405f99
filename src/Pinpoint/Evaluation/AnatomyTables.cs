namespace Pinpoint.Evaluation;

/// <summary>Planes and measurements of every case as tables in CSV; a figure without a value is empty.</summary>
internal static class AnatomyTables
{
    /// <summary>The names of the files.</summary>
    public static IReadOnlyList<string> FileNames { get; } = ["planes.csv", "measurements.csv"];

    /// <summary>Writes both tables, each whole or not at all.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string folder, AnatomyScores scores)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(scores);
        AtomicFile.WriteText(Path.Combine(folder, FileNames[0]), Planes(scores));
        AtomicFile.WriteText(Path.Combine(folder, FileNames[1]), Measurements(scores));
    }

    /// <summary>Removes both tables where they are.</summary>
    public static void Remove(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        foreach (string name in FileNames)
        {
            File.Delete(Path.Combine(folder, name));
        }
    }

    /// <summary>The table of planes.</summary>
    public static string Planes(AnatomyScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return EvaluationTables.Table("case,plane,angle_degrees,distance_mm", scores.PlaneOutcomes.Select(row => string.Join(
            ',', EvaluationTables.Quote(row.Case), row.Plane, EvaluationTables.Text(row.AngleDegrees), EvaluationTables.Text(row.DistanceMm))));
    }

    /// <summary>The table of measurements.</summary>
    public static string Measurements(AnatomyScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return EvaluationTables.Table("case,measurement,truth,value,error,low95,high95", scores.MeasurementOutcomes.Select(row => string.Join(
            ',',
            EvaluationTables.Quote(row.Case),
            row.Measurement,
            EvaluationTables.Text(row.Truth),
            EvaluationTables.Text(row.Found?.Value),
            EvaluationTables.Text(row.Error),
            EvaluationTables.Text(row.Found?.Interval95?.Low),
            EvaluationTables.Text(row.Found?.Interval95?.High))));
    }
}

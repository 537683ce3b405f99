namespace Pinpoint.Evaluation;

/// <summary>The files of an evaluation: <c>evaluation.json</c>, <c>per_landmark.csv</c>, <c>per_case.csv</c> and <c>errors.csv</c>.</summary>
public static class EvaluationFolder
{
    /// <summary>The names of the files, in the order in which they are written.</summary>
    public static IReadOnlyList<string> FileNames { get; } = ["evaluation.json", "per_landmark.csv", "per_case.csv", "errors.csv"];

    /// <summary>Writes the files, each whole or not at all, over older ones of the same names.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string folder, EvaluationResult result)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(result);
        string[] texts = [EvaluationJson.ToText(result) + "\n", EvaluationTables.PerLandmark(result), EvaluationTables.PerCase(result), EvaluationTables.Errors(result)];
        for (int i = 0; i < texts.Length; i++)
        {
            AtomicFile.WriteText(Path.Combine(folder, FileNames[i]), texts[i]);
        }
    }
}

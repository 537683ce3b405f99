using Pinpoint.Evaluation;

namespace Pinpoint.Documents;

/// <summary>The files of an evaluation: <c>evaluation.json</c>, <c>per_landmark.csv</c>, <c>per_case.csv</c> and <c>errors.csv</c>.</summary>
public static class EvaluationFolder
{
    /// <summary>The names of the files, in the order in which they are written.</summary>
    public static IReadOnlyList<string> FileNames { get; } = [MainName, "per_landmark.csv", "per_case.csv", "errors.csv"];

    /// <summary>The name of the file that says all.</summary>
    public const string MainName = "evaluation.json";

    /// <summary>The name of the file, beside the others, that holds the positions that were found.</summary>
    public const string PredictionsName = "predictions.csv";

    /// <summary>Whether a folder holds an evaluation.</summary>
    public static bool IsOne(string path) => File.Exists(Path.Combine(path, MainName));

    /// <summary>Reads an evaluation back.</summary>
    /// <exception cref="BadInputException">The folder holds none, or one that is damaged.</exception>
    public static StoredEvaluation Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var (result, provenance) = EvaluationReader.Read(Path.Combine(folder, MainName));
        return new StoredEvaluation(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), folder, result, provenance);
    }

    /// <summary>Writes the files, each whole or not at all, over older ones of the same names.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string folder, EvaluationResult result, EvaluationProvenance? provenance = null) =>
        Write(folder, result, EvaluationDocument.Of(result, provenance));

    /// <summary>Writes the files, each whole or not at all, over older ones of the same names.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string folder, EvaluationResult result, EvaluationDocument document)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(result);
        string[] texts = [
            DocumentText.Of(document) + "\n",
            EvaluationTables.PerLandmark(result),
            EvaluationTables.PerCase(result),
            EvaluationTables.Errors(result),
        ];
        for (int i = 0; i < texts.Length; i++)
        {
            AtomicFile.WriteText(Path.Combine(folder, FileNames[i]), texts[i], FileNames[i] == MainName ? file => EvaluationReader.Read(file) : _ => { });
        }
    }
}

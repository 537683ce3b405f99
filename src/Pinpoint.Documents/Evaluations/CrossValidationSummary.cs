using Pinpoint.Workflows;

namespace Pinpoint.Documents;

/// <summary>
/// How the folds of a cross-validation are to be summed up: the file <c>cross-validation.json</c> in its folder. It is there from the first moment on, so that
/// folds can be joined without the data set; every part writes the same.
/// </summary>
/// <param name="DatasetPath">The data set, as it was given.</param>
/// <param name="Folds">The number of folds.</param>
/// <param name="LandmarkNames">The landmarks' names; those that the folds learn.</param>
/// <param name="RadiiMm">The radii in mm of the success detection rate.</param>
/// <param name="Definitions">The whole path of a file of definitions of planes and measurements; null takes the built-in ones that fit the landmarks.</param>
/// <param name="Command">The command line that made it, without the options that name a part.</param>
internal sealed record CrossValidationSummary(
    string DatasetPath,
    int Folds,
    IReadOnlyList<string> LandmarkNames,
    IReadOnlyList<double> RadiiMm,
    string? Definitions,
    string Command) : Document("cross_validation", 1)
{
    private const string Name = "cross-validation.json";
    private const int LargestBytes = 1 << 24;

    /// <summary>The file in a cross-validation's folder.</summary>
    public static string FileIn(string folder) => Path.Combine(folder, Name);

    /// <summary>What a request asks for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="names">The landmarks that the folds learn.</param>
    public static CrossValidationSummary Of(CrossValidateRequest request, IReadOnlyList<string> names) => new(
        request.Folds.Training.Data.Root,
        request.Folds.Folds,
        names,
        request.RadiiMm,
        request.Definitions is { } file ? Path.GetFullPath(file) : null,
        request.Command);

    /// <summary>Reads the file of a folder.</summary>
    /// <exception cref="BadInputException">There is none, or it is damaged.</exception>
    public static CrossValidationSummary Read(string folder)
    {
        string path = FileIn(folder);
        try
        {
            return DocumentText.Read<CrossValidationSummary>(
                InputFile.ReadText(path, LargestBytes) ?? throw new BadInputException(path, null, "is too large; give the folder of a cross-validation"), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(path, null, "cannot be read; give the folder of a cross-validation, and check the rights to it", exception);
        }
    }

    /// <summary>Writes the file into a folder, whole or not at all.</summary>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public void Write(string folder) => DocumentFile.Write(FileIn(folder), this);
}

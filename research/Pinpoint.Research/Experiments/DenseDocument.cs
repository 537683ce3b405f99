namespace Pinpoint.Research.Experiments;

/// <summary>The comparison as a document: every point, and every measurement behind it.</summary>
/// <param name="Data">The data set, or the phantoms.</param>
/// <param name="Landmarks">The landmarks.</param>
/// <param name="Seeds">The seeds of the trainings.</param>
/// <param name="Steps">Training steps of each network.</param>
/// <param name="TrainingCases">Cases that were trained on.</param>
/// <param name="TestCases">Cases that were tested.</param>
/// <param name="MeanPositionMm">The error of always answering the training set's mean position, mm.</param>
/// <param name="Version">The program's version.</param>
/// <param name="Points">The points.</param>
/// <param name="Measurements">The measurements.</param>
internal sealed record DenseDocument(
    string Data,
    IReadOnlyList<string> Landmarks,
    IReadOnlyList<ulong> Seeds,
    int Steps,
    int TrainingCases,
    int TestCases,
    double MeanPositionMm,
    string Version,
    IReadOnlyList<DensePoint> Points,
    IReadOnlyList<DenseMeasurement> Measurements);

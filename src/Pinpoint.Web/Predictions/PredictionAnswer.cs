namespace Pinpoint.Web.Predictions;

/// <summary>The answer to a prediction, as the API gives it.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Scan">The scan's name as the client gave it.</param>
/// <param name="Size">The scan's voxels along each axis.</param>
/// <param name="SpacingMm">The distance of its voxels along each axis in mm.</param>
/// <param name="VoxelToLps">The map from its voxels to LPS mm: 3 rows of 4, row by row.</param>
/// <param name="Seconds">The time that the search took.</param>
/// <param name="Rejected">Whether the scan is unlike the training set.</param>
/// <param name="Reasons">Why, the strongest first.</param>
/// <param name="Landmarks">The landmarks.</param>
/// <param name="Anatomy">Standard planes and measurements, where the model's landmarks have definitions.</param>
/// <param name="Warnings">What is odd in the scan but could be lived with.</param>
/// <param name="Paths">The way of every start; only where they were asked for.</param>
internal sealed record PredictionAnswer(
    string Model,
    string Scan,
    int[] Size,
    double[] SpacingMm,
    double[] VoxelToLps,
    double Seconds,
    bool Rejected,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<LandmarkItem> Landmarks,
    AnatomyAnswer? Anatomy,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<PathAnswer>? Paths);

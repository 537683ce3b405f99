using Pinpoint.Registration;

namespace Pinpoint.Documents;

/// <summary>How a scan was brought onto another by landmarks: <c>pinpoint register --json</c>, and the file <c>registration.json</c>.</summary>
/// <param name="Moving">The moving scan's path, or that of its landmarks where there is no scan.</param>
/// <param name="Fixed">The fixed scan's path, or that of its landmarks.</param>
/// <param name="Transform"><c>rigid</c>, <c>similarity</c>, <c>affine</c> or <c>thin-plate-spline</c>.</param>
/// <param name="Fit"><c>least-squares</c>, <c>robust</c> or <c>ransac</c>.</param>
/// <param name="FixedToMoving">
/// The upper three rows of the matrix, row by row, that takes fixed places in LPS mm to moving ones, as ITK has it; null for a spline.
/// </param>
/// <param name="RootMeanSquareMm">The root mean square of the residuals of the landmarks that count, in mm.</param>
/// <param name="ExpectedFromRadii">Whether the expected sizes follow from the landmarks' error radii, and not from the residuals themselves.</param>
/// <param name="FieldFurthestMm">
/// The most by which the field of displacements in <c>transform.tfm</c> is off the spline, halfway between its nodes and at the landmarks, in mm; null for a
/// matrix, which is exact.
/// </param>
/// <param name="RegisteredLandmarks">The landmarks of both scans, after registration.</param>
/// <param name="Files">All files that were written.</param>
/// <param name="Warnings">What is odd but can be lived with, one line each.</param>
public sealed record RegistrationDocument(
    string Moving,
    string Fixed,
    string Transform,
    string Fit,
    IReadOnlyList<double>? FixedToMoving,
    double RootMeanSquareMm,
    bool ExpectedFromRadii,
    double? FieldFurthestMm,
    IReadOnlyList<RegisteredLandmarkItem> RegisteredLandmarks,
    IReadOnlyList<string> Files,
    IReadOnlyList<string> Warnings) : Document("registration", 1)
{
    internal static RegistrationDocument Of(
        string moving, string still, RegistrationResult result, DisplacementField? field, IReadOnlyList<string> files, IReadOnlyList<string> warnings) => new(
        moving,
        still,
        TransformKinds.NameOf(result.Kind),
        LandmarkFits.NameOf(result.Fit),
        result.Transform is MatrixTransform matrix ? DocumentNumbers.Of(matrix.Matrix) : null,
        result.RootMeanSquareMm,
        result.KnowsRadii,
        field?.FurthestMm,
        RegisteredLandmarkItem.Of(result.Landmarks),
        files,
        warnings);
}

using System.Text;
using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Registration;

/// <summary>Transforms as transformix, the program beside elastix, reads them: matrices, and splines as they are.</summary>
internal static class ElastixTransformFile
{
    /// <summary>Writes a transform, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="result">The registration.</param>
    /// <param name="size">The voxels of the grid that transformix makes of a moving scan.</param>
    /// <param name="voxelToWorld">That grid's voxel indices to LPS mm.</param>
    /// <param name="outside">The intensity of voxels outside the moving scan.</param>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string path, RegistrationResult result, VolumeSize size, Affine voxelToWorld, double outside)
    {
        var (x, y, z) = voxelToWorld.Spacing;
        double[] spacing = [x, y, z];
        WorldPoint origin = voxelToWorld.ToWorld(default);

        // Elastix writes directions column by column.
        IEnumerable<double> direction = Enumerable.Range(0, 9).Select(i => voxelToWorld[i % 3, i / 3] / spacing[i / 3]);
        string[] transform = result.Transform is MatrixTransform matrix ? Matrix(matrix) : Spline(result);
        string[] lines =
        [
            .. transform,
            """(InitialTransformParametersFileName "NoInitialTransform")""",
            """(UseBinaryFormatForTransformationParameters "false")""",
            """(HowToCombineTransforms "Compose")""",
            "(FixedImageDimension 3)",
            "(MovingImageDimension 3)",
            """(FixedInternalImagePixelType "float")""",
            """(MovingInternalImagePixelType "float")""",
            Invariant($"(Size {size.X} {size.Y} {size.Z})"),
            "(Index 0 0 0)",
            $"(Spacing {TableText.Numbers(spacing)})",
            $"(Origin {TableText.Numbers([origin.X, origin.Y, origin.Z])})",
            $"(Direction {TableText.Numbers(direction)})",
            """(UseDirectionCosines "true")""",
            """(ResampleInterpolator "FinalBSplineInterpolator")""",
            "(FinalBSplineInterpolationOrder 1)",
            """(Resampler "DefaultResampler")""",
            $"(DefaultPixelValue {TableText.Number(outside)})",
            """(ResultImageFormat "mha")""",
            """(ResultImagePixelType "float")""",
            """(CompressResultImage "false")""",
        ];
        AtomicFile.Write(path, stream => stream.Write(new UTF8Encoding(false).GetBytes(string.Join('\n', lines) + "\n")));
    }

    private static string[] Matrix(MatrixTransform transform) =>
    [
        """(Transform "AffineTransform")""",
        "(NumberOfParameters 12)",
        $"(TransformParameters {TableText.Numbers(ItkTransformFile.MatrixNumbers(transform.Matrix))})",
        "(CenterOfRotationPoint 0 0 0)",
    ];

    private static string[] Spline(RegistrationResult result)
    {
        RegisteredLandmark[] landmarks = [.. result.Landmarks.Where(landmark => landmark.Weight > 0)];
        return
        [
            """(Transform "SplineKernelTransform")""",
            Invariant($"(NumberOfParameters {3 * landmarks.Length})"),
            $"(TransformParameters {Places(landmarks.Select(landmark => landmark.Moving))})",
            """(SplineKernelType "ThinPlateSpline")""",
            "(SplinePoissonRatio 0.3)",
            "(SplineRelaxationFactor 0)",
            $"(FixedImageLandmarks {Places(landmarks.Select(landmark => landmark.Fixed))})",
        ];
    }

    private static string Places(IEnumerable<WorldPoint> points) => TableText.Numbers(Coordinates.Of(points));
}

using Pinpoint.Imaging;
using Pinpoint.Planes;
using Pinpoint.Registration;

namespace Pinpoint.Workflows;

/// <summary>The files of a registration.</summary>
/// <param name="folder">The folder that receives them.</param>
/// <param name="hasScans">Whether there are scans, and not landmarks alone.</param>
internal sealed class RegistrationFiles(string folder, bool hasScans)
{
    // Around landmarks without a scan, a fifth of their extent on each side.
    private const double Margin = 0.2;

    private string Itk => Path.Combine(folder, "transform.tfm");

    private string Elastix => Path.Combine(folder, "transformix.txt");

    private string Registered => Path.Combine(folder, "registered.nii.gz");

    private string Picture => Path.Combine(folder, "checkerboard.png");

    private string Residuals => Path.Combine(folder, "residuals.csv");

    /// <summary>The summary of all.</summary>
    public string Summary => Path.Combine(folder, "registration.json");

    /// <summary>All files, the summary last.</summary>
    public IReadOnlyList<string> All => hasScans ? [Itk, Elastix, Registered, Picture, Residuals, Summary] : [Itk, Residuals, Summary];

    /// <summary>Writes all but the summary.</summary>
    /// <returns>The field that stands for a spline; null for a matrix.</returns>
    public DisplacementField? Write(RegistrationResult result, Scan? moving, Scan? still, CancellationToken cancellationToken)
    {
        DisplacementField? field = WriteTransform(result, still);
        AtomicFile.WriteText(Residuals, ResidualTable.Of(result.Landmarks));
        if (moving is not null && still is not null)
        {
            Volume voxels = moving.ReadVolume();
            Volume registered = RegisteredVolume.Of(result.Transform, voxels, still.Size, still.VoxelToWorld, cancellationToken);
            double outside = (Resampling.OutsideOf(voxels) * voxels.Slope) + voxels.Intercept;
            ElastixTransformFile.Write(Elastix, result, still.Size, still.VoxelToWorld, outside);
            VolumeFile.Write(Registered, registered);
            WritePicture(result, Scan.Of(voxels), Scan.Of(registered), still);
        }

        return field;
    }

    private DisplacementField? WriteTransform(RegistrationResult result, Scan? still)
    {
        if (result.Transform is MatrixTransform matrix)
        {
            ItkTransformFile.Write(Itk, matrix);
            return null;
        }

        WorldPoint[] landmarks = [.. result.Landmarks.Where(landmark => landmark.Weight > 0).Select(landmark => landmark.Fixed)];
        var field = DisplacementField.Of(result.Transform, still is null ? Around(landmarks) : Outline(still), landmarks);
        ItkTransformFile.Write(Itk, field);
        return field;
    }

    private void WritePicture(RegistrationResult result, Scan moving, Scan registered, Scan still)
    {
        var middle = WorldPoint.MeanOf([.. result.Landmarks.Where(landmark => landmark.Weight > 0).Select(landmark => landmark.Fixed)]);
        var (picture, spacing) = Checkerboard.Draw(still, moving, registered, middle);
        picture.Write(Picture, spacing);
    }

    // The outer faces of the outermost voxels, which places of the scan may lie on.
    private static WorldPoint[] Outline(Scan scan) => [.. Enumerable.Range(0, 8).Select(corner => scan.ToWorld(new VoxelPoint(
        ((corner & 1) * scan.Size.X) - 0.5, ((corner >> 1 & 1) * scan.Size.Y) - 0.5, ((corner >> 2) * scan.Size.Z) - 0.5)))];

    private static WorldPoint[] Around(WorldPoint[] landmarks)
    {
        var (low, high) = WorldBox.Of(landmarks);
        WorldVector margin = WorldVector.Between(low, high) * Margin;
        return [(margin * -1).From(low), margin.From(high)];
    }
}

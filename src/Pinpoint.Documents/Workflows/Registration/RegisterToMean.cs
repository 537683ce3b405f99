using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Registration;

namespace Pinpoint.Workflows;

/// <summary>
/// Lays a cohort on its mean shape: the mean landmarks and the mean volume, Procrustes coordinates for morphometrics, and the transform from the mean to each
/// scan.
/// </summary>
public static class RegisterToMean
{
    /// <summary>Runs it.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Gives it up; what was written until then stays.</param>
    /// <returns>The document that stands in <c>group.json</c> too.</returns>
    /// <exception cref="UsageException">A file is in the way, or the spacing is too fine; nothing was written.</exception>
    /// <exception cref="BadInputException">There are too few scans or landmarks; nothing was written.</exception>
    /// <exception cref="ResourceException">The folder cannot be written, the disk is full, or the mean does not fit into memory.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static GroupDocument Run(RegisterToMeanRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        string Named(string file) => Path.Combine(request.OutputFolder, file);
        string[] transforms = [.. request.Bodies.Select(body => Path.Combine(request.OutputFolder, "transforms", $"{body.Name}.tfm"))];
        string[] files =
            [Named("mean.nii.gz"), Named("mean.mrk.json"), Named("procrustes.csv"), Named("procrustes.tps"), .. transforms, Named("group.json")];
        if (!request.Overwrite)
        {
            KeptFiles.Refuse(files);
        }

        GroupShape group = GroupRegistration.Of(
            [.. request.Bodies.Select(body => new KeyValuePair<string, LandmarkSet>(body.Name, body.Landmarks))], request.Kind);

        // Landmarks of one cohort count alike, and none is taken for wrong: the mean shape was made so.
        RegistrationResult[] results = [.. group.Bodies.Select(body => LandmarkRegistration.Register(
            body.Landmarks, group.Mean, new RegistrationOptions(request.Kind) { Fit = LandmarkFit.LeastSquares }))];
        Volume mean = MeanOf(request, group, results, cancellationToken);
        VolumeFile.Write(files[0], mean);
        LandmarkFile.Write(files[1], group.Mean);
        AtomicFile.WriteText(files[2], ProcrustesTable.Csv(group));
        AtomicFile.Write(files[3], stream => ProcrustesTable.WriteTps(stream, group));
        foreach (var (file, result) in transforms.Zip(results))
        {
            WriteTransform(file, result, mean);
        }

        var document = new GroupDocument(
            TransformKinds.NameOf(request.Kind), LandmarkItem.Of(group.Mean), GroupBodyItem.Of(group), group.LeftOut, files, request.Warnings);
        DocumentFile.Write(files[^1], document);
        return document;
    }

    private static Volume MeanOf(RegisterToMeanRequest request, GroupShape group, RegistrationResult[] results, CancellationToken cancellationToken)
    {
        // The extent follows from a matrix, which goes back too; for a spline its similarity is near enough.
        MatrixTransform[] matrices = [.. group.Bodies.Select((body, i) => results[i].Transform as MatrixTransform
            ?? (MatrixTransform)LandmarkRegistration.Register(
                body.Landmarks, group.Mean, new RegistrationOptions(TransformKind.Similarity) { Fit = LandmarkFit.LeastSquares }).Transform)];
        var (size, voxelToWorld) = MeanGrid.Of([.. request.Bodies.Select((body, i) => (body.Open().Header, matrices[i]))], request.SpacingMm);
        var mean = new MeanVolume(size, voxelToWorld);
        for (int i = 0; i < results.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            mean.Add(request.Bodies[i].Open().ReadVolume(), results[i].Transform, cancellationToken);
        }

        return mean.ToVolume();
    }

    private static void WriteTransform(string file, RegistrationResult result, Volume mean)
    {
        if (result.Transform is MatrixTransform matrix)
        {
            ItkTransformFile.Write(file, matrix);
        }
        else
        {
            ItkTransformFile.Write(file, DisplacementField.Of(result.Transform, mean.Corners(), [.. result.Landmarks.Select(landmark => landmark.Fixed)]));
        }
    }
}

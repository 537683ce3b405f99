using Pinpoint.Biometry;
using Pinpoint.Imaging;
using Pinpoint.Reports;

namespace Pinpoint.Workflows;

/// <summary>Shows on one scan all that a model does: landmarks, planes, measurements and a report, beside the truth.</summary>
public static class Demo
{
    /// <summary>Makes sure that nothing is written over.</summary>
    /// <param name="folder">The folder of the demo.</param>
    /// <param name="anatomy">The planes that it cuts; null where it cuts none.</param>
    /// <exception cref="UsageException">One of the files is there already.</exception>
    public static void RefuseExisting(string folder, AnatomyDefinition? anatomy)
    {
        var files = DemoFiles.In(folder);
        KeptFiles.Refuse(files.All);
        if (anatomy is not null)
        {
            CutPlanes.RefuseExisting(files.Scan, anatomy, folder);
        }
    }

    /// <summary>Runs it, over what an earlier demo left in the folder.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Stops between two updates of the search, or two planes.</param>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static DemoOutcome Run(DemoRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var files = DemoFiles.In(request.OutputFolder);
        VolumeFile.Write(files.Scan, request.Volume);
        LandmarkFile.Write(files.Truth, request.Truth);
        cancellationToken.ThrowIfCancellationRequested();
        ScanPrediction prediction = request.Predictor.Predict(files.Scan, request.Volume, null, cancellationToken);
        LandmarkFile.Write(files.Answer, prediction.Answer.Landmarks);
        CutPlanesRequest? cuts = request.Predictor.Anatomy is { } anatomy
            ? new CutPlanesRequest(files.Scan, request.Volume, prediction.Answer.Landmarks, anatomy, request.OutputFolder)
            {
                Source = request.ModelName,
                Overwrite = true,
            }
            : null;
        CutPlanesOutcome? planes = cuts is null ? null : CutPlanes.Run(cuts, cancellationToken);
        PageFile.Write(files.Page, request.Predictor.PageOf(prediction, request.Volume, new ReportStamp(request.Command, DateTimeOffset.UtcNow)));
        return new DemoOutcome(prediction, files) { Cuts = cuts, Planes = planes };
    }
}

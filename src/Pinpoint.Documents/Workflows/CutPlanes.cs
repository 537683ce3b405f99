using Pinpoint.Biometry;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Planes;

namespace Pinpoint.Workflows;

/// <summary>
/// Cuts the planes that landmarks define out of a scan, each as picture, Slicer markups and volume; a plane that they do not define stops none of the others.
/// </summary>
public static class CutPlanes
{
    /// <summary>Makes sure that nothing is written over.</summary>
    /// <exception cref="UsageException">One of the files is there already.</exception>
    internal static void RefuseExisting(string scan, AnatomyDefinition anatomy, string folder) =>
        KeptFiles.Refuse(anatomy.Planes.SelectMany(plane => PlaneFiles.Of(folder, scan, plane.Name).All).Append(SummaryOf(scan, folder)));

    /// <summary>Runs it.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="cancellationToken">Stops between two planes.</param>
    /// <exception cref="UsageException">A file is in the way; nothing was written.</exception>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static CutPlanesOutcome Run(CutPlanesRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Overwrite)
        {
            RefuseExisting(request.Scan, request.Anatomy, request.OutputFolder);
        }

        var planes = new List<PlaneCut>();
        var measurements = new List<Measurement>();
        var problems = new List<PinpointException>();
        foreach (PlaneDefinition definition in request.Anatomy.Planes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Try(() => planes.Add(Cut(request, definition)), problems);
        }

        foreach (MeasurementDefinition definition in request.Anatomy.Measurements)
        {
            Try(() => measurements.Add(Measuring.Measure(definition, request.Landmarks)), problems);
        }

        PlanesDocument document = DocumentOf(request, planes, measurements, problems);
        string? summary = planes.Count == 0 ? null : SummaryOf(request.Scan, request.OutputFolder);
        if (summary is not null)
        {
            DocumentFile.Write(summary, document);
        }

        return new CutPlanesOutcome(planes, measurements, problems, document, summary);
    }

    private static PlaneCut Cut(CutPlanesRequest request, PlaneDefinition definition)
    {
        ScanPlane plane = PlaneFit.Fit(definition, request.Landmarks);
        var files = PlaneFiles.Of(request.OutputFolder, request.Scan, definition.Name);
        return new PlaneCut(
            definition,
            files,
            files.Write(request.Voxels, plane, definition, request.Landmarks, PlaneExtent.Of(request.Voxels, plane, request.SizeMm, request.SpacingMm)));
    }

    private static PlanesDocument DocumentOf(CutPlanesRequest request, List<PlaneCut> planes, List<Measurement> measurements, List<PinpointException> problems)
    {
        PlaneItem[] items = [.. planes.Select(cut => PlaneItem.Of(
            cut.Plane,
            cut.Definition.Title,
            PlaneDrawing.Of(cut.Files.Picture, cut.Files.Markups, cut.Files.Slice, cut.Picture, cut.Definition, request.Landmarks)))];
        string[] lines = [.. problems.Select(problem => $"{request.Source}: {problem.Message}")];
        return new PlanesDocument(
            request.Source, request.Scan, new AnatomyItem(request.Anatomy.Name, items, MeasurementItem.Of(measurements), lines), request.Warnings);
    }

    private static string SummaryOf(string scan, string folder) => Path.Combine(folder, $"{VolumeFile.StemOf(scan)}.planes.json");

    private static void Try(Action work, List<PinpointException> problems)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is BadInputException or UsageException)
        {
            problems.Add((PinpointException)exception);
        }
    }
}

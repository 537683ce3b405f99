using Pinpoint.Biometry;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Planes;

namespace Pinpoint.Cli.Output;

/// <summary>Writes the planes of one scan; a plane that the landmarks do not define is told of, and the others go on.</summary>
/// <param name="terminal">Where results and errors go.</param>
/// <param name="source">The model or landmark file, for messages.</param>
/// <param name="scan">The scan's path.</param>
/// <param name="folder">The folder that receives the files.</param>
internal sealed class PlaneRun(Terminal terminal, string source, string scan, string folder)
{
    private readonly List<(PlaneDefinition Definition, PlaneFiles Files, PlaneImage Picture)> _written = [];
    private readonly List<string> _problems = [];

    /// <summary>The worst that happened.</summary>
    public int ExitCode { get; private set; } = ExitCodes.Done;

    private string SummaryFile => Path.Combine(folder, $"{VolumeFile.StemOf(scan)}.planes.json");

    /// <summary>Makes sure that nothing is written over.</summary>
    /// <exception cref="UsageException">One of the files is there already.</exception>
    public void RefuseExisting(AnatomyDefinition anatomy) => KeptFiles.Refuse(anatomy.Planes.SelectMany(plane => PlaneFiles.Of(folder, scan, plane.Name).All).Append(SummaryFile));

    public void Write(AnatomyDefinition anatomy, Volume volume, LandmarkSet landmarks, double? sizeMm, double? spacingMm, bool asJson, bool withTable = true)
    {
        foreach (PlaneDefinition definition in anatomy.Planes)
        {
            terminal.Cancellation.ThrowIfCancellationRequested();
            Try(() =>
            {
                ScanPlane plane = PlaneFit.Fit(definition, landmarks);
                PlaneFiles files = PlaneFiles.Of(folder, scan, definition.Name);
                _written.Add((definition, files, files.Write(volume, plane, definition, landmarks, PlaneExtent.Of(volume, plane, sizeMm, spacingMm))));
            });
        }

        var measurements = new List<Measurement>();
        foreach (MeasurementDefinition definition in anatomy.Measurements)
        {
            Try(() => measurements.Add(Measuring.Measure(definition, landmarks)));
        }

        PlanesDocument document = DocumentOf(anatomy, landmarks, measurements);
        if (_written.Count > 0)
        {
            AtomicFile.WriteText(SummaryFile, DocumentText.Of(document) + "\n");
        }

        if (asJson)
        {
            JsonDocumentPrinter.Print(terminal, document);
            return;
        }

        foreach (var (definition, files, _) in _written)
        {
            terminal.Output.WriteLine($"{definition.Name} ({definition.Title}): {string.Join(", ", files.All)}");
        }

        if (withTable)
        {
            MeasurementPrinter.PrintTable(terminal, measurements);
        }

        if (_written.Count > 0)
        {
            terminal.Output.WriteLine($"places, distances and measurements: {SummaryFile}");
        }
    }

    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is BadInputException or UsageException)
        {
            string problem = $"{source}: {exception.Message}";
            terminal.Fail(problem);
            _problems.Add(problem);
            ExitCode = Math.Max(ExitCode, ExitCodes.Of((PinpointException)exception));
        }
    }

    private PlanesDocument DocumentOf(AnatomyDefinition anatomy, LandmarkSet landmarks, IEnumerable<Measurement> measurements)
    {
        PlaneItem[] planes = [.. _written.Select(item => PlaneItem.Of(
            item.Picture.Plane,
            item.Definition.Title,
            PlaneDrawing.Of(item.Files.Picture, item.Files.Markups, item.Files.Slice, item.Picture, item.Definition, landmarks)))];
        return new PlanesDocument(source, scan, new AnatomyItem(anatomy.Name, planes, MeasurementItem.Of(measurements), _problems), terminal.Warnings);
    }
}

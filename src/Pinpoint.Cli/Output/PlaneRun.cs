using System.Text.Json;
using Pinpoint.Biometry;
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

        if (_written.Count > 0)
        {
            using var text = new StringWriter();
            JsonDocumentPrinter.Print(text, json => WriteJson(json, anatomy, landmarks, measurements));
            AtomicFile.WriteText(SummaryFile, text.ToString());
        }

        if (asJson)
        {
            JsonDocumentPrinter.Print(terminal.Output, json => WriteJson(json, anatomy, landmarks, measurements));
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

    private void WriteJson(Utf8JsonWriter json, AnatomyDefinition anatomy, LandmarkSet landmarks, IEnumerable<Measurement> measurements)
    {
        json.WriteStartObject();
        json.WriteString("source", source);
        json.WriteString("scan", scan);
        json.WriteString("anatomy", anatomy.Name);
        json.WriteStartArray("planes");
        foreach (var (definition, files, picture) in _written)
        {
            PlanePrinter.WriteJson(json, definition, files, picture, landmarks);
        }

        json.WriteEndArray();
        MeasurementPrinter.WriteJson(json, measurements);
        json.WriteStrings("problems", _problems);
        json.WriteEndObject();
    }
}

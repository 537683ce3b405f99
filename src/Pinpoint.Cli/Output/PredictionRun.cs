using System.Diagnostics;
using Pinpoint.Imaging;
using Pinpoint.Localization;

namespace Pinpoint.Cli.Output;

/// <summary>Predicts scan after scan with one localizer; a scan that fails is told of, and the others go on.</summary>
internal sealed class PredictionRun(Terminal terminal, Localizer localizer, ScanReader scans, bool printTables)
{
    private readonly List<(string Scan, double Seconds, LandmarkSet Landmarks)> _cases = [];
    private readonly List<(string Scan, string Problem)> _failures = [];

    /// <summary>The worst that happened.</summary>
    public int ExitCode { get; private set; } = ExitCodes.Done;

    /// <summary>Predicts the next scan of the reader.</summary>
    public void Predict(string scan, IReadOnlyList<string> files)
    {
        terminal.Cancellation.ThrowIfCancellationRequested();
        try
        {
            Volume volume = scans.Next();
            terminal.Warn(volume.Warnings);
            var clock = Stopwatch.StartNew();
            LandmarkSet landmarks = localizer.Locate(volume, terminal.Cancellation).Landmarks;
            double seconds = clock.Elapsed.TotalSeconds;
            foreach (string file in files)
            {
                LandmarkFile.Write(file, landmarks, new LandmarkWriteOptions { CaseName = LandmarkFile.StemOf(file) });
            }

            _cases.Add((scan, seconds, landmarks));
            if (printTables)
            {
                Print(scan, seconds, landmarks, files);
            }
        }
        catch (PinpointException exception)
        {
            terminal.Fail(exception.Message);
            _failures.Add((scan, exception.Message));
            ExitCode = Math.Max(ExitCode, ExitCodes.Of(exception));
        }
    }

    public void PrintJson() => JsonDocumentPrinter.Print(terminal.Output, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("cases");
        foreach (var (scan, seconds, landmarks) in _cases)
        {
            json.WriteStartObject();
            json.WriteString("scan", scan);
            json.WriteNumber("seconds", seconds);
            LandmarkPrinter.WriteJson(json, landmarks, withRadius: true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("failures");
        foreach (var (scan, problem) in _failures)
        {
            json.WriteStartObject();
            json.WriteString("scan", scan);
            json.WriteString("problem", problem);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private void Print(string scan, double seconds, LandmarkSet landmarks, IReadOnlyList<string> files)
    {
        terminal.Output.WriteLine($"{scan}: {landmarks.Count} landmarks in {seconds:0.00} s{(files.Count > 0 ? " -> " + string.Join(", ", files) : "")}");
        if (files.Count == 0)
        {
            LandmarkPrinter.PrintTable(terminal, landmarks);
        }
    }
}

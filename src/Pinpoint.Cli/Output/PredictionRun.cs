using System.Diagnostics;
using Pinpoint.Biometry;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Localization;

namespace Pinpoint.Cli.Output;

/// <summary>Predicts scan after scan with one localizer; a scan that fails is told of, and the others go on.</summary>
internal sealed class PredictionRun(Terminal terminal, string model, Localizer localizer, ScanReader scans, AnatomyDefinition? anatomy, PredictionPages pages, bool printTables)
{
    private readonly List<PredictionDocument> _cases = [];
    private readonly ScanFailures _failures = new(terminal);

    /// <summary>The worst that happened.</summary>
    public int ExitCode => _failures.ExitCode;

    /// <summary>Predicts the next scan of the reader.</summary>
    public void Predict(string scan, IReadOnlyList<string> files, string? page)
    {
        terminal.Cancellation.ThrowIfCancellationRequested();
        try
        {
            Volume volume = scans.Next();
            terminal.Warn(volume.Warnings);
            var clock = Stopwatch.StartNew();
            LocalizationResult answer = localizer.Locate(volume, terminal.Cancellation);
            double seconds = clock.Elapsed.TotalSeconds;
            foreach (string file in files)
            {
                LandmarkFile.Write(file, answer.Landmarks, new LandmarkWriteOptions { CaseName = LandmarkFile.StemOf(file) });
                if (LandmarkFile.LossOf(file, answer.Landmarks) is { } loss)
                {
                    terminal.Warn(loss);
                }
            }

            if (printTables)
            {
                Print(scan, seconds, answer, files);
            }
            else
            {
                _cases.Add(PredictionDocument.Of(model, scan, volume, answer, seconds, anatomy));
            }

            if (page is not null)
            {
                terminal.Tell(pages.Write(page, scan, volume, answer, seconds), json: !printTables);
            }
        }
        catch (PinpointException exception)
        {
            _failures.Add(scan, exception);
        }
    }

    public void PrintJson() => JsonDocumentPrinter.Print(terminal, new PredictionsDocument(_cases, _failures.Failures));

    private void Print(string scan, double seconds, LocalizationResult answer, IReadOnlyList<string> files)
    {
        LandmarkSet landmarks = answer.Landmarks;
        terminal.Output.WriteLine($"{scan}: {landmarks.Count} landmarks in {seconds:0.00} s{(files.Count > 0 ? " -> " + string.Join(", ", files) : "")}");
        if (answer.Verdict.Rejected)
        {
            terminal.Warn($"{scan}: unlike the training set, so do not trust its landmarks: {answer.Verdict.Text}");
        }

        if (files.Count == 0)
        {
            LandmarkPrinter.PrintTable(terminal, landmarks);
            if (anatomy is not null)
            {
                MeasurementPrinter.PrintTable(terminal, AnatomyReading.Of(anatomy, landmarks).Measurements);
            }
        }
    }
}

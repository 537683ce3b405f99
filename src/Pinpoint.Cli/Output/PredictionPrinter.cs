using Pinpoint.Cli.Parsing;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Output;

/// <summary>What became of each scan of a prediction: a line and tables as it goes, or one JSON document at the end.</summary>
internal sealed class PredictionPrinter(Terminal terminal, bool json) : IProgress<ScanOutcome>
{
    /// <summary>Tells of a scan that is done.</summary>
    public void Report(ScanOutcome value)
    {
        terminal.Warn(value.Warnings);
        if (!json && value.Prediction is { } prediction)
        {
            Print(prediction, value.Files, Standing(value.Progress));
        }

        if (value.WasDone)
        {
            TellInOneLine($"{value.Scan}: done already -> {string.Join(", ", value.Files)}{Standing(value.Progress)}");
        }

        if (value.Page is { } page)
        {
            terminal.Tell(PageText.Of(page), json);
        }

        if (value.Stored is { } stored)
        {
            (json ? terminal.Error : terminal.Output).WriteLine(stored.WasThere
                ? $"stored already: report series {stored.SeriesUid} (--force stores another)"
                : $"stored: report {stored.InstanceUid} in series {stored.SeriesUid}");
        }

        if (value.Problem is { } problem)
        {
            terminal.Fail(problem.Message);
        }
    }

    public static void PrintJson(Terminal terminal, IReadOnlyList<ScanOutcome> outcomes) =>
        JsonDocumentPrinter.Print(
            terminal, new PredictionsDocument([.. outcomes.Select(outcome => outcome.Document).OfType<PredictionDocument>()], ScanFailures.Of(outcomes)));

    private static string Standing(CohortProgress? progress) => progress is null ? ""
        : progress.Left is { } left && progress.Number < progress.Count
            ? $" ({progress.Number} of {progress.Count}, {DurationText.Format(left)} left)"
            : $" ({progress.Number} of {progress.Count})";

    // A name may hold a line break; who reads the lines counts them.
    private void TellInOneLine(string line) => terminal.Output.WriteLine(line.ReplaceLineEndings(" "));

    private void Print(ScanPrediction prediction, IReadOnlyList<string> files, string standing)
    {
        LandmarkSet landmarks = prediction.Answer.Landmarks;
        string written = files.Count > 0 ? " -> " + string.Join(", ", files) : "";
        TellInOneLine($"{prediction.Scan}: {landmarks.Count} landmarks in {prediction.Seconds:0.00} s{written}{standing}");
        if (prediction.Answer.Side is { } side)
        {
            terminal.Output.WriteLine($"side: {SideItem.Describe(side)}");
        }

        terminal.WarnOfVerdict(prediction);
        if (files.Count == 0)
        {
            LandmarkPrinter.PrintTable(terminal, landmarks);
            if (prediction.ReadAnatomy() is { } anatomy)
            {
                MeasurementPrinter.PrintTable(terminal, anatomy.Measurements);
            }
        }
    }
}

using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Cli.Output;

/// <summary>Looks at scan after scan; a scan that fails is told of, and the others go on.</summary>
internal sealed class SuggestionRun(Terminal terminal, LandmarkModel model, Localizer localizer, VolumeReadOptions options)
{
    private readonly List<ExaminedScan> _scans = [];
    private readonly ScanFailures _failures = new(terminal);

    /// <summary>The worst that happened.</summary>
    public int ExitCode => _failures.ExitCode;

    /// <summary>The scans that could be looked at.</summary>
    public IReadOnlyList<ExaminedScan> Scans => _scans;

    public void Examine(string scan)
    {
        terminal.Cancellation.ThrowIfCancellationRequested();
        try
        {
            Volume volume = VolumeFile.Read(scan, options);
            terminal.Warn(volume.Warnings);
            _scans.Add(ExaminedScan.Of(scan, volume, model, localizer, terminal.Cancellation));
        }
        catch (PinpointException exception)
        {
            _failures.Add(scan, exception);
        }
    }

    public void Print(IReadOnlyList<SuggestedScan> ranked, bool json)
    {
        if (json)
        {
            JsonDocumentPrinter.Print(terminal, new SuggestionsDocument([.. ranked.Select(SuggestionItem.Of)], _failures.Failures, terminal.Warnings));
            return;
        }

        TextTable table = new TextTable().Right("rank").Left("scan").Right("score").Right("disagreement mm").Right("novelty").Left("most like");
        for (int i = 0; i < ranked.Count; i++)
        {
            SuggestedScan scan = ranked[i];
            table.Row($"{i + 1}", scan.Scan, $"{scan.Score:0.00}", $"{scan.DisagreementMm:0.00}", $"{scan.Novelty:0.00}", scan.Nearest ?? "-");
        }

        table.Print(terminal);
    }
}

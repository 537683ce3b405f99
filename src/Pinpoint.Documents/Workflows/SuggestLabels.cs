using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Workflows;

/// <summary>Ranks unlabelled scans by how much labelling them would teach a model; a scan that fails stops none of the others.</summary>
public static class SuggestLabels
{
    /// <summary>Runs it.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="progress">Is told of each scan when it was looked at, in order; null tells nobody.</param>
    /// <param name="cancellationToken">Stops between two updates of a search.</param>
    /// <exception cref="PinpointException">The model cannot be read, or there are no scans.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static SuggestLabelsOutcome Run(SuggestLabelsRequest request, IProgress<ScanOutcome>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        IReadOnlyList<string> scans = ScanFiles.Expand(request.Scans);
        using var reader = new ScanReader<Scan>(
            scans.Count, request.Selection.ReadOptions(null, cancellationToken), (place, options) => Scan.Open(scans[place], options));
        LandmarkModel model = ModelFile.Load(request.Model);
        reader.ReadWith(request.Selection.ReadOptions(model.Plan, cancellationToken));
        var labelled = model.Provenance.Described(model.Space.Dimension);
        using var localizer = new Localizer(model, new LocalizerOptions { Threads = request.Threads });
        var examined = new List<ExaminedScan>();
        var outcomes = new List<ScanOutcome>();
        foreach (string scan in scans)
        {
            cancellationToken.ThrowIfCancellationRequested();
            outcomes.Add(Examine(scan, reader, model, localizer, examined, cancellationToken));
            progress?.Report(outcomes[^1]);
        }

        return new SuggestLabelsOutcome(LabelSuggestions.Rank(examined, labelled, request.Count ?? int.MaxValue), outcomes, labelled.Count > 0);
    }

    private static ScanOutcome Examine(
        string scan, ScanReader<Scan> reader, LandmarkModel model, Localizer localizer, List<ExaminedScan> examined, CancellationToken cancellationToken)
    {
        var outcome = new ScanOutcome(scan);
        try
        {
            Scan opened = reader.Next();
            outcome = outcome with { Warnings = [.. opened.Warnings, .. model.Warnings] };
            BlankScan.Refuse(opened, scan);
            examined.Add(ExaminedScan.Of(scan, opened, model, localizer, cancellationToken));
            return outcome;
        }
        catch (PinpointException exception)
        {
            return outcome with { Problem = exception };
        }
    }
}

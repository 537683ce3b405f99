using Pinpoint.Biometry;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Reports;

namespace Pinpoint.Workflows;

/// <summary>Measures a model on labelled scans, and writes what came of it into a folder.</summary>
public static class EvaluateModel
{
    /// <summary>Runs it.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="progress">Is told of each case when it is done; null tells nobody.</param>
    /// <param name="cancellationToken">Stops between two updates of a search.</param>
    /// <exception cref="PinpointException">Model, data or folder are not usable; the message says how to mend it.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static EvaluateOutcome Run(EvaluateRequest request, IProgress<EvaluationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Run(ModelFile.Load(request.Model), request, progress, cancellationToken);
    }

    /// <summary>Runs it with a model that is loaded; <see cref="EvaluateRequest.Model"/> is what it is called.</summary>
    /// <param name="model">The model.</param>
    /// <param name="request">What to do.</param>
    /// <param name="progress">Is told of each case when it is done; null tells nobody.</param>
    /// <param name="cancellationToken">Stops between two updates of a search.</param>
    /// <exception cref="PinpointException">Data or folder are not usable; the message says how to mend it.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static EvaluateOutcome Run(
        LandmarkModel model, EvaluateRequest request, IProgress<EvaluationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Overwrite)
        {
            KeptFiles.Refuse(request.OutputFolder is { } given ? [.. EvaluationFiles.In(given), .. PageOf(request)] : PageOf(request));
        }

        using FolderLock? held = request.OutputFolder is { } folder ? FolderLock.Take(folder, "an evaluation") : null;
        AnatomyDefinition? anatomy = AnatomyDefinitions.For(request.Definitions, model.LandmarkNames);
        Dataset data = ModelData.Open(request.Dataset, model, request.NiftiNoCodes);
        var warnings = new WarningList(request.Warn);
        warnings.Add(model.Warnings);
        warnings.Add(data.Warnings);

        IReadOnlyList<DatasetCase> chosen = EvaluationCases.Choose(data, request.Split, request.Cases);
        UnseenEvaluation unseen = ModelEvaluation.RunUnseen(model, data, chosen, request.IncludeTraining, request.Search, progress, cancellationToken);
        IReadOnlyList<CasePair> pairs = unseen.Pairs;
        WarnOfSeen(unseen, request.IncludeTraining, warnings);
        warnings.Add(unseen.Warnings);
        warnings.Add(pairs.SelectMany(pair => pair.Warnings));
        warnings.Add(pairs.SelectMany(
            pair => (pair.Answer?.Warnings ?? []).Except(model.Warnings, StringComparer.Ordinal).Select(warning => $"{pair.CaseName}: {warning}")));
        var outcome = EvaluationFiles.Write(pairs, anatomy, request.RadiiMm, request.OutputFolder, OriginOf(model, request, data), warnings);
        return request.PageFile is { } page ? outcome with { Page = WritePage(page, outcome, request, data, cancellationToken) } : outcome;
    }

    private static string[] PageOf(EvaluateRequest request) => request.PageFile is { } page ? [page] : [];

    private static string WritePage(string page, EvaluateOutcome outcome, EvaluateRequest request, Dataset data, CancellationToken cancellationToken)
    {
        string name = $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(request.Model))} on {data.Name}";
        PageFile.Write(page, EvaluationPages.ToHtml(
            new StoredEvaluation(name, request.OutputFolder ?? "", outcome.Result, outcome.Provenance),
            data,
            found => outcome.Pairs.FirstOrDefault(pair => pair.CaseName == found)?.Predicted,
            new ReportStamp(outcome.Provenance.Command, outcome.Provenance.Written),
            cancellationToken));
        return page;
    }

    private static EvaluationProvenance OriginOf(LandmarkModel model, EvaluateRequest request, Dataset data) => new(request.Command, DateTimeOffset.UtcNow)
    {
        Model = request.Model,
        Data = data.Root,
        Training = Invariant(
            $"preset {model.Plan.Preset}, seed {model.Plan.Seed}, {model.Provenance.Steps} steps on {model.Provenance.TrainingCases.Count} scans"),
        TrainingFingerprint = model.Provenance.DataFingerprint,
    };

    private static void WarnOfSeen(UnseenEvaluation evaluation, bool includeTraining, WarningList warnings)
    {
        if (evaluation.Trained.Count > 0)
        {
            warnings.Add(includeTraining
                ? Invariant($"{evaluation.Trained.Count} of the {evaluation.Pairs.Count} cases are ones that the model was trained on; the figures flatter it")
                : Invariant($"{evaluation.Trained.Count} cases are left out, for the model was trained on them (--include-training takes them in)"));
        }

        if (evaluation.Validated.Count > 0)
        {
            warnings.Add(
                Invariant($"{evaluation.Validated.Count} of the {evaluation.Pairs.Count} cases chose the model's weights in training; ") +
                "the figures flatter it a little");
        }
    }
}

using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Trust;

namespace Pinpoint.Workflows;

/// <summary>Teaches a model how far off its answers may be, from answers on scans that it was not trained on.</summary>
public static class CalibrateModel
{
    /// <summary>Runs it.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="progress">Is told of each case of a data set when it is done; null tells nobody.</param>
    /// <param name="cancellationToken">Stops between two updates of a search; the model's file is as it was.</param>
    /// <exception cref="PinpointException">Model, scans or file are not usable, or too few answers are there to learn from; nothing was written.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static CalibrateModelOutcome Run(
        CalibrateModelRequest request, IProgress<EvaluationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        string source = ModelFile.PathOf(request.Model);
        string target = request.OutputFile
            ?? (ShippedModels.Has(source)
                ? throw new UsageException($"{source}: comes with the program and cannot be written anew; name a file with --output")
                : source);
        if (request.OutputFile is not null && !request.Overwrite)
        {
            KeptFiles.Refuse([target], "another file");
        }

        LandmarkModel model = ModelFile.Load(source);
        var warnings = new WarningList(request.Warn);
        Calibration calibration = SetFileOf(request.From) is { } file
            ? FromCrossValidation(file, model)
            : FromDataset(request, model, warnings, progress, cancellationToken);
        LandmarkModel calibrated = model.Calibrated(calibration);
        ModelFile.Save(target, calibrated);
        return new CalibrateModelOutcome(calibrated, target, calibration, warnings.Lines);
    }

    private static string? SetFileOf(string path)
    {
        string inside = Path.Combine(path, CalibrationSet.UsualName);
        return File.Exists(inside) ? inside : File.Exists(path) && path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? path : null;
    }

    private static Calibration FromCrossValidation(string file, LandmarkModel model)
    {
        CalibrationSet set = CalibrationSetFile.Read(file);
        return Calibrator.Fit(set.For(model.LandmarkNames, file), Invariant($"cross-validation over {set.Cases.Count} scans"));
    }

    private static Calibration FromDataset(
        CalibrateModelRequest request,
        LandmarkModel model,
        WarningList warnings,
        IProgress<EvaluationProgress>? progress,
        CancellationToken cancellationToken)
    {
        Dataset data = ModelData.Open(request.From, model, request.NiftiNoCodes);
        warnings.Add(model.Warnings);
        warnings.Add(data.Warnings);
        UnseenEvaluation chosen = ModelEvaluation.RunUnseen(
            model.Calibrated(null),
            data,
            EvaluationCases.Choose(data, request.Split, request.Cases),
            includeTrained: false,
            new LocalizerOptions { Threads = request.Threads },
            progress,
            cancellationToken);
        warnings.Add(chosen.Warnings);
        warnings.Add(chosen.Pairs.SelectMany(pair => pair.Warnings));
        if (chosen.Trained.Count > 0)
        {
            warnings.Add(Invariant($"{chosen.Trained.Count} cases are left out, for the model was trained on them and errs less there than elsewhere"));
        }

        if (chosen.Validated.Count > 0)
        {
            warnings.Add(
                Invariant($"{chosen.Validated.Count} of the {chosen.Pairs.Count} cases chose the model's weights in training; ")
                + "the radii are a little too small");
        }

        CalibrationSet set = CalibrationCases.Of(model, chosen.Pairs);
        return Calibrator.Fit(set, Invariant($"{set.Cases.Count} labelled scans"));
    }
}

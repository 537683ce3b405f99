using System.Diagnostics;
using Pinpoint.Biometry;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Planes;
using Pinpoint.Reports;

namespace Pinpoint.Workflows;

/// <summary>
/// A model at work: it finds landmarks in scans and knows which planes and measurements follow from them. Any number of threads may ask it at once.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="modelName">The model's file, folder or name, for reports.</param>
/// <param name="anatomy">The planes and measurements that its landmarks define; null for none.</param>
/// <param name="options">How it searches.</param>
public sealed class Predictor(LandmarkModel model, string modelName, AnatomyDefinition? anatomy, LocalizerOptions? options = null) : IDisposable
{
    private readonly LocalizerPool _localizers = new(model, options);

    /// <summary>The model.</summary>
    public LandmarkModel Model { get; } = model;

    /// <summary>What the model's maker wants everybody to know before anything else, for reports; null where there is nothing of the kind.</summary>
    public string? KnowFirst { get; init; }

    /// <summary>The planes and measurements that the landmarks define; null where there are none.</summary>
    public AnatomyDefinition? Anatomy { get; } = anatomy;

    /// <summary>Loads a model and what its landmarks define.</summary>
    /// <param name="model">A model file, the folder of a training run, or the name of a model that comes with this software.</param>
    /// <param name="definitions">A file of definitions; null takes the built-in ones that fit.</param>
    /// <param name="options">How to search.</param>
    /// <exception cref="BadInputException">Model or definitions cannot be read, or do not go together.</exception>
    public static Predictor Open(string model, string? definitions = null, LocalizerOptions? options = null)
    {
        LandmarkModel loaded = ModelFile.Load(model);
        return new Predictor(loaded, model, AnatomyDefinitions.For(definitions, loaded.LandmarkNames), options)
        {
            KnowFirst = ModelCard.KnowFirst(ModelCard.TextFor(model)),
        };
    }

    /// <summary>Finds the landmarks of a scan.</summary>
    /// <param name="scan">The scan's file or name.</param>
    /// <param name="volume">The scan.</param>
    /// <param name="progress">Is told of each step before it is done, on the calling thread; null tells nobody.</param>
    /// <param name="cancellationToken">Stops the search between two updates.</param>
    /// <exception cref="BadInputException">The scan holds one value only.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <exception cref="ResourceException">The scan is too large at the model's spacing.</exception>
    public ScanPrediction Predict(string scan, Volume volume, IProgress<SearchProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Predict(scan, Scan.Of(volume), progress, cancellationToken);

    /// <summary>Finds the landmarks of a scan whose voxels need not be held.</summary>
    /// <param name="name">The scan's file or name.</param>
    /// <param name="scan">The scan.</param>
    /// <param name="progress">Is told of each step before it is done, on the calling thread; null tells nobody.</param>
    /// <param name="cancellationToken">Stops the search between two updates.</param>
    /// <exception cref="BadInputException">The scan holds one value only, or its file was changed, cut or damaged since it was read first.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <exception cref="ResourceException">The scan is too large at the model's spacing.</exception>
    public ScanPrediction Predict(string name, Scan scan, IProgress<SearchProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(scan);
        BlankScan.Refuse(scan, name);
        var clock = Stopwatch.StartNew();
        LocalizationResult answer = BadInputException.About(name, () => _localizers.Locate(scan, progress, cancellationToken));
        return new ScanPrediction(name, answer, clock.Elapsed.TotalSeconds) { Anatomy = Anatomy };
    }

    /// <summary>What landmarks, such as corrected ones, say of planes and measurements; null where the model's landmarks define none.</summary>
    /// <param name="landmarks">The landmarks, in LPS mm.</param>
    public AnatomyReading? ReadAnatomy(LandmarkSet landmarks) => Anatomy is null ? null : AnatomyReading.Of(Anatomy, landmarks);

    /// <summary>The report of an answer, one self-contained HTML page.</summary>
    /// <param name="prediction">The answer.</param>
    /// <param name="volume">The scan.</param>
    /// <param name="stamp">Where the report comes from.</param>
    public string PageOf(ScanPrediction prediction, Volume volume, ReportStamp stamp) => PageOf(prediction, Scan.Of(volume), stamp);

    /// <summary>The report of an answer for a scan whose voxels need not be held, one self-contained HTML page.</summary>
    /// <param name="prediction">The answer.</param>
    /// <param name="scan">The scan.</param>
    /// <param name="stamp">Where the report comes from.</param>
    /// <exception cref="BadInputException">The scan's file was changed, cut or damaged since it was read first.</exception>
    public string PageOf(ScanPrediction prediction, Scan scan, ReportStamp stamp)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(scan);
        var drawn = DrawnScan.Of(scan);
        return PredictionPage.ToHtml(
            new PredictedScan(VolumeFile.StemOf(prediction.Scan), prediction.Scan, drawn.Volume, Model, modelName, prediction.Answer, prediction.Seconds)
            {
                Anatomy = Anatomy,
                KnowFirst = KnowFirst,
                Window = drawn.Window,
                Remarks = scan.Warnings,
            },
            stamp);
    }

    /// <inheritdoc/>
    public void Dispose() => _localizers.Dispose();
}

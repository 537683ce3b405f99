using System.Text.Json;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Patches;

namespace Pinpoint.Research.Experiments;

/// <summary>
/// Sparse iterative search against dense search: trains the systems of the comparison and measures each under all its settings. What a folder holds already is
/// not done again.
/// </summary>
internal sealed class DenseComparison
{
    private const int LargestBytes = 1 << 20;
    private const double LeastSeconds = 0.5;
    private const int MostRounds = 100;
    private readonly DenseSettings _settings;
    private readonly ExperimentFolder _folder;
    private readonly int? _threads;
    private readonly IProgress<ExperimentProgress>? _progress;

    /// <summary>Prepares a folder.</summary>
    /// <param name="settings">What decides the results.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="threads">Threads to train with; null takes one per core. Measured is on one.</param>
    /// <param name="progress">Is told what is being done.</param>
    /// <exception cref="PinpointException">The folder holds results of other settings, or cannot be written.</exception>
    public DenseComparison(DenseSettings settings, ExperimentFolder folder, int? threads = null, IProgress<ExperimentProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(folder);
        _settings = settings;
        _folder = folder;
        _threads = threads;
        _progress = progress;
        settings.Claim(folder.Settings);
    }

    /// <summary>Trains and measures what is missing.</summary>
    /// <param name="seeds">The seeds of the trainings.</param>
    /// <param name="cancellationToken">Stops the work; the training at work keeps its checkpoint.</param>
    /// <exception cref="PinpointException">Something in the folder or the data is damaged, or cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public DenseDocument Run(IReadOnlyList<ulong> seeds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        Dataset data = DenseData.Open(_settings, _folder, _threads, _progress, cancellationToken);
        IReadOnlyList<ComparedSystem> systems = ComparedSystems.All(_settings.Strides);
        var measurements = new List<DenseMeasurement>();
        foreach (string landmark in _settings.Landmarks)
        {
            foreach (ulong seed in seeds)
            {
                foreach (ComparedSystem system in systems)
                {
                    measurements.AddRange(Measure(system, landmark, seed, data, cancellationToken));
                }
            }
        }

        return new DenseDocument(
            _settings.Data is null ? "phantoms of fetal heads" : data.Name,
            _settings.Landmarks,
            seeds,
            _settings.Steps,
            data.Cases.Count(item => item.Split != "test"),
            DenseData.TestOf(data).Count,
            measurements.Average(item => item.MeanPositionMm),
            ToolVersion.Text,
            [.. systems.SelectMany(system => system.Settings.Select(setting => PointOf(system, setting, measurements)))],
            measurements);
    }

    private static DensePoint PointOf(ComparedSystem system, ComparedSetting setting, List<DenseMeasurement> measurements)
    {
        DenseMeasurement[] own = [.. measurements.Where(item => item.System == system.Name && item.Setting == setting.Name)];
        double[] errors = [.. own.SelectMany(item => item.ErrorsMm.Values).Order()];
        return new DensePoint(
            system.Name,
            system.Title,
            setting.Name,
            setting.InCurve,
            errors.Length,
            own.Average(item => item.Patches),
            own.Average(item => item.CpuSeconds),
            ErrorStatistics.Mean(errors),
            ErrorStatistics.PopulationDeviation(errors),
            ErrorStatistics.Percentile(errors, 0.5),
            ErrorStatistics.Percentile(errors, 0.9));
    }

    private List<DenseMeasurement> Measure(ComparedSystem system, string landmark, ulong seed, Dataset data, CancellationToken cancellationToken)
    {
        var measured = new List<DenseMeasurement>();
        LandmarkModel? model = null;
        List<TestScan>? scans = null;
        foreach (ComparedSetting setting in system.Settings)
        {
            string path = _folder.Measurement(system.Name, landmark, seed, setting.Name);
            if (Read(path) is { } there)
            {
                measured.Add(there);
                continue;
            }

            model ??= Model(system, landmark, seed, data, cancellationToken);
            scans ??= Scans(model, landmark, data);
            _progress?.Report(new ExperimentProgress($"{system.Title}, {landmark}, seed {seed}: {setting.Name}", null));
            var found = Search(setting, model, scans, cancellationToken);
            var measurement = new DenseMeasurement(
                system.Name, landmark, seed, setting.Name, found.Patches, found.CpuSeconds, found.Errors, scans.Average(scan => scan.MeanPositionMm));
            AtomicFile.WriteText(path, JsonSerializer.Serialize(measurement, DenseJson.Default.DenseMeasurement) + "\n");
            measured.Add(measurement);
        }

        return measured;
    }

    private static DenseMeasurement? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(InputFile.ReadText(path, LargestBytes) ?? "", DenseJson.Default.DenseMeasurement)
                is { ErrorsMm.Count: > 0 } sound
                    ? sound
                    : throw new JsonException("There are no errors in it.");
        }
        catch (JsonException exception)
        {
            throw new BadInputException(path, null, "does not hold a measurement; delete it, and it is measured anew", exception);
        }
    }

    private LandmarkModel Model(ComparedSystem system, string landmark, ulong seed, Dataset data, CancellationToken cancellationToken)
    {
        TrainingPlan plan = system.Plan with { Steps = _settings.Steps, GridSpacingMm = _settings.GridSpacingMm };
        var model = new PaperModel($"{landmark}-{system.Name}", plan, landmark);
        string folder = _folder.Model(model, seed);
        return PaperTraining.Find(folder) ?? PaperTraining.Run(folder, model, seed, [landmark], data, _threads, _progress, cancellationToken);
    }

    private static List<TestScan> Scans(LandmarkModel model, string landmark, Dataset data)
    {
        var scans = new List<TestScan>();
        foreach (DatasetCase item in DenseData.TestOf(data))
        {
            if (data.ReadLandmarks(item).FirstOrDefault(mark => mark.Name == landmark)?.Position is { } truth)
            {
                WorkingGrid grid = model.GridOf(Dataset.OpenScan(item));
                scans.Add(new TestScan(item.Name, grid, truth, MeanPositionBaseline.Of(model, grid)[0].Position!.Value.DistanceTo(truth)));
            }
        }

        return scans.Count > 0 ? scans : throw new UsageException($"{data.Root}: no case to test with has the landmark '{landmark}'");
    }

    private static (double Patches, double CpuSeconds, Dictionary<string, double> Errors) Search(
        ComparedSetting setting, LandmarkModel model, List<TestScan> scans, CancellationToken cancellationToken)
    {
        using var localizer = new Localizer(setting.Of(model), setting.Options with { UseCalibration = false });
        long patches = 0;
        var errors = new Dictionary<string, double>(StringComparer.Ordinal);
        double SecondsOfAll()
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            patches = 0;
            foreach (TestScan scan in scans)
            {
                LocalizationResult found = localizer.Locate(scan.Grid, view: null, cancellationToken);
                patches += found.Passes;
                errors[scan.Name] = found.Landmarks[0].Position is { } place
                    ? place.DistanceTo(scan.Truth)
                    : throw new InvalidOperationException("A search without calibration places every landmark.");
            }

            return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        }

        double seconds = SecondsOfAll();
        if (seconds < LeastSeconds)
        {
            // So short a time holds what only a first search takes; the next ones are counted.
            int rounds = 0;
            for (seconds = 0; seconds < LeastSeconds && rounds < MostRounds; rounds++)
            {
                seconds += SecondsOfAll();
            }

            seconds /= rounds;
        }

        return ((double)patches / scans.Count, seconds / scans.Count, errors);
    }

    private sealed record TestScan(string Name, WorkingGrid Grid, WorldPoint Truth, double MeanPositionMm);
}

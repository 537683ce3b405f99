using Pinpoint.Checks;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Patches;
using Pinpoint.Preparation;

namespace Pinpoint.Training;

/// <summary>Reads the scans of a training, or takes them from the cache, several at once.</summary>
/// <param name="request">The training.</param>
/// <param name="leftOut">The cases that failed.</param>
/// <param name="cancellationToken">Stops the work.</param>
internal sealed class TrainingScans(TrainingRequest request, CasesLeftOut leftOut, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, (PreparationPlan Plan, WorldMirror? Mirror, PreparedCase Case)> _prepared = new(StringComparer.Ordinal);
    private int _workers = 1;

    /// <summary>The cache; null where the scans are in memory.</summary>
    public ScanCache? Cache { get; private set; }

    /// <summary>The landmarks of a case as its file has them, in the scan's own world.</summary>
    public static LandmarkSet InFile(LabelledCase item, TrainingPlan plan) => MirrorOf(item, plan)?.Of(item.Landmarks) ?? item.Landmarks;

    /// <summary>Prepares all cases.</summary>
    /// <param name="landmarks">The cases.</param>
    /// <param name="planned">The plan.</param>
    /// <returns>False where cases failed and were left out: the plan must be made again without them.</returns>
    /// <exception cref="BadInputException">A scan is wrong, and may not be left out.</exception>
    /// <exception cref="ResourceException">There is no room in memory or on the cache's disk.</exception>
    public bool Prepare(TrainingLandmarks landmarks, PlannedTraining planned)
    {
        TrainingPlan plan = planned.Plan;
        var parts = PreparationPlan.Of(plan);
        LabelledCase[] cases = [.. landmarks.Training, .. landmarks.Validation];
        Cache ??= planned.CacheBytes is null ? null : new ScanCache(request.CacheFolder ?? Path.Combine(request.OutputFolder, "cache"));
        Cache?.Tidy();
        Cache?.DemandRoom(planned.CacheBytes ?? 0);
        _workers = MemoryNeed.WorkersFor(plan, landmarks, request.Threads ?? Environment.ProcessorCount, planned.CacheBytes is not null);
        LabelledCase[] missing =
            [.. cases.Where(item => !_prepared.TryGetValue(item.Case.Name, out var known) || known.Plan != parts || known.Mirror != MirrorOf(item, plan))];
        int before = leftOut.Count;
        var found = new PreparedCase?[missing.Length];
        ParallelPreparation.Run(
            missing.Length,
            _workers,
            i =>
            {
                found[i] = Prepare(missing[i], plan, out bool read);
                return read;
            },
            leftOut.GoesOn ? (i, problem) => leftOut.Add(missing[i].Case, problem) : null,
            request.Preparing,
            cancellationToken);
        foreach (var (item, prepared) in missing.Zip(found).Where(pair => pair.Second is not null))
        {
            _prepared[item.Case.Name] = (parts, MirrorOf(item, plan), prepared!);
            if (prepared!.Repair is { } repair)
            {
                // No matter of the model: its outcome is the same as if nothing had been wrong.
                request.Warn?.Invoke(repair);
            }
        }

        Cache?.Tidy();
        return leftOut.Count == before;
    }

    /// <summary>What was prepared of a case.</summary>
    public PreparedCase Of(LabelledCase item) => _prepared[item.Case.Name].Case;

    /// <summary>What examines the set's test cases.</summary>
    public IReadOnlyList<(ScanFacts? Facts, LandmarkSet? Landmarks)> ExamineTests(TrainingExamination examination)
    {
        IReadOnlyList<DatasetCase> tests = examination.Tests;
        var found = new (ScanFacts?, LandmarkSet?)[tests.Count];
        ParallelPreparation.Run(
            tests.Count,
            _workers,
            i =>
            {
                LandmarkSet? landmarks = examination.LandmarksOf(tests[i]);
                found[i] = (null, landmarks);
                found[i] = (Cache?.Examine(tests[i], landmarks) ?? ScanFacts.Of(tests[i].Name, Dataset.OpenScan(tests[i]), landmarks), landmarks);
                return true;
            },
            (_, _) => { },
            null,
            cancellationToken);
        return found;
    }

    private static WorldMirror? MirrorOf(LabelledCase item, TrainingPlan plan) => item.IsMirrored ? MirrorRules.MirrorOf(plan.Mirror) : null;

    private PreparedCase Prepare(LabelledCase item, TrainingPlan plan, out bool read)
    {
        LandmarkSet? landmarks = request.Examine ? InFile(item, plan) : null;
        WorldMirror? mirror = MirrorOf(item, plan);
        read = true;
        PreparedCase prepared = Cache is null
            ? PreparedCase.Read(item.Case, plan, mirror, landmarks)
            : Cache.Prepare(item.Case, plan, mirror, landmarks, out read);

        // The doctor names all blank scans at once; where failures are left out, each of them is one.
        return leftOut.GoesOn && prepared.Facts is { IsBlank: true } blank
            ? throw new BadInputException(item.Case.VolumePath, null, BlankScan.Message(blank.Fingerprint.Intensities.Minimum))
            : prepared;
    }
}

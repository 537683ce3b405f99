using Pinpoint.Imaging;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Networks;
using Pinpoint.Patches;
using Pinpoint.Shapes;

namespace Pinpoint.Localization;

/// <summary>
/// Finds a model's landmarks in scans: the iterative search of the paper, or an agent's, all starts as one batch; then the refinement and what speaks for the
/// answer.
/// </summary>
/// <remarks>One localizer serves one call at a time (it owns the scratch memory); the model may be shared by many.</remarks>
public sealed class Localizer : IDisposable
{
    // Where no calibration says better: half of the way between seen and not seen, and about the longest way that training showed, in its largest offsets.
    private const double LeastPresence = 0;
    private const double FurthestMove = 3;
    private readonly LandmarkModel _model;
    private readonly LocalizerOptions _options;
    private readonly TrainingPlan _plan;
    private readonly WorkerTeam _team;
    private readonly IStartSearch _search;
    private readonly Refiner? _refiner;
    private readonly EvidenceBuilder _evidence;
    private readonly WorldMirror? _mirror;

    /// <summary>Prepares searches with a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How to work; null takes all as the model's plan says, with one thread per core.</param>
    /// <exception cref="UsageException">The options give an update rule to a model of a method that follows none.</exception>
    public Localizer(LandmarkModel model, LocalizerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        _options = options ?? new LocalizerOptions();
        _plan = _options.ApplyTo(model.Plan);
        _model = _options.UseCalibration ? model : model.Calibrated(null);
        _team = new WorkerTeam(_options.Threads ?? Environment.ProcessorCount);
        _search = LandmarkMethods.Of(_plan).CreateSearch(_plan, model, StartStates.Count(_plan, model.Space), _team);
        _evidence = new EvidenceBuilder(model.Space, _plan.Refinement?.ShapeWeight ?? 0);
        _mirror = MirrorRules.MirrorOf(_plan.Mirror);
        _refiner = model.Refinement is null ? null : new Refiner(model, _team);
    }

    /// <summary>Finds the landmarks of a scan.</summary>
    /// <param name="volume">The scan, of any orientation and spacing.</param>
    /// <param name="cancellationToken">Stops the search between two updates.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <exception cref="ResourceException">The scan is too large at the model's spacing.</exception>
    public LocalizationResult Locate(Volume volume, CancellationToken cancellationToken = default) => Locate(volume, null, cancellationToken);

    /// <summary>Finds the landmarks of a scan and tells how far it is.</summary>
    /// <param name="volume">The scan, of any orientation and spacing.</param>
    /// <param name="progress">Is told of each step before it is done, on the calling thread; null tells nobody.</param>
    /// <param name="cancellationToken">Stops the search between two updates.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <exception cref="ResourceException">The scan is too large at the model's spacing.</exception>
    public LocalizationResult Locate(Volume volume, IProgress<SearchProgress>? progress, CancellationToken cancellationToken = default) =>
        Locate(Scan.Of(volume), progress, cancellationToken);

    /// <summary>Finds the landmarks of a scan whose voxels need not be held, and tells how far it is.</summary>
    /// <param name="scan">The scan, of any orientation and spacing.</param>
    /// <param name="progress">Is told of each step before it is done, on the calling thread; null tells nobody.</param>
    /// <param name="cancellationToken">Stops the search between two updates.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    /// <exception cref="ResourceException">The scan is too large at the model's spacing.</exception>
    /// <exception cref="BadInputException">The scan's file was changed, cut or damaged since it was read first.</exception>
    public LocalizationResult Locate(Scan scan, IProgress<SearchProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scan);
        LogOddities(scan);
        progress?.Report(new SearchProgress(SearchPhase.Preparing, 1, 1));
        var (grid, view) = _model.Prepare(scan);
        return Locate(grid, view, position => scan.Size.Contains(scan.ToVoxel(position)), progress, cancellationToken).AboutScan(scan, _model);
    }

    /// <summary>Finds the landmarks in a scan that was prepared for the model.</summary>
    /// <param name="grid">The scan on the working grid (<see cref="LandmarkModel.GridOf"/>).</param>
    /// <param name="view">The scan as the refinement sees it (<see cref="LandmarkModel.Prepare"/>); null leaves the refinement out.</param>
    /// <param name="cancellationToken">Stops the search between two updates.</param>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    internal LocalizationResult Locate(WorkingGrid grid, RefinementView? view, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return Locate(grid, view, grid.Contains, null, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _refiner?.Dispose();
        _search.Dispose();
        _team.Dispose();
    }

    private LocalizationResult Locate(
        WorkingGrid grid, RefinementView? view, Func<WorldPoint, bool> isScanned, IProgress<SearchProgress>? progress, CancellationToken cancellationToken)
    {
        var (seen, side) = FindOnItsSide(new PreparedScan(grid, view), isScanned, progress, cancellationToken);
        CaseVerdict verdict = CaseJudge.Judge(_model.Calibration, seen.Found.CaseEvidence);

        // To a model of both sides a mirrored scan is one of the other side.
        if (side is null && _options.CheckMirrorImages && MirrorCheck.For(_model.Calibration, seen.Found.CaseEvidence, verdict) is { } check)
        {
            verdict = SearchMirrorImages(check, grid, view, progress, cancellationToken) ?? verdict;
        }

        if (verdict.Rejected)
        {
            _options.Logger?.Rejected(verdict.Text);
        }

        LandmarkSet named = Named(seen.Grid, seen.Found, verdict, seen.IsScanned);
        LandmarkSet placed = ErrorDraws.Attach(_model.Calibration, SideAnswer.Judge(side, seen.Mirror?.Of(named) ?? named));
        return new LocalizationResult(placed, [.. seen.Found.Evidence.Select(item => item.SpreadMm)], seen.Passes)
        {
            Paths = seen.Paths,
            Evidence = seen.Found.Evidence,
            CaseEvidence = seen.Found.CaseEvidence,
            Verdict = verdict,
            Side = side,
            Warnings = side?.Warning is { } warning ? [warning] : [],
            Frame = new SearchFrame(_model.Space, seen.Grid.Frame) { Mirror = seen.Mirror },
        };
    }

    // A model of both sides searches the scan and its mirror image, and answers on the side that is the more usual.
    private (SearchedScan Scan, SideAnswer? Side) FindOnItsSide(
        PreparedScan scan, Func<WorldPoint, bool> isScanned, IProgress<SearchProgress>? progress, CancellationToken cancellationToken)
    {
        SearchedScan asItIs = Search(scan, isScanned, null, progress, cancellationToken);
        if (_mirror is not { } mirror)
        {
            return (asItIs, null);
        }

        SearchedScan mirrored = Search(scan.Mirrored(mirror), place => isScanned(mirror.Of(place)), mirror, progress, cancellationToken);
        double margin = SideEvidence.Margin(asItIs.Found.Evidence, mirrored.Found.Evidence, _model.NegligibleMm);
        SearchedScan seen = (margin < 0 ? mirrored : asItIs) with { Passes = asItIs.Passes + mirrored.Passes };
        BodySide? trained = _model.Provenance.Side is { } name ? BodySides.Find(name) : null;
        BodySide? side = trained is { } known && margin < 0 ? BodySides.Opposite(known) : trained;
        return (seen, new SideAnswer(margin < 0, side, Math.Abs(margin)));
    }

    private SearchedScan Search(
        PreparedScan scan, Func<WorldPoint, bool> isScanned, WorldMirror? mirror, IProgress<SearchProgress>? progress, CancellationToken cancellationToken)
    {
        FoundLandmarks found = Find(scan.Grid, scan.View, isScanned, progress, cancellationToken);
        return new SearchedScan(scan.Grid, found, _search.Paths(), _search.Passes, isScanned, mirror);
    }

    private void LogOddities(Scan scan)
    {
        if (_options.Logger is { } logger)
        {
            foreach (string oddity in scan.Warnings.Concat(scan.Ordinary().Notes))
            {
                logger.OddScan(oddity);
            }
        }
    }

    private CaseVerdict? SearchMirrorImages(
        MirrorCheck check, WorkingGrid grid, RefinementView? view, IProgress<SearchProgress>? progress, CancellationToken cancellationToken)
    {
        _options.Logger?.SearchesMirrorImages();
        WorldPoint middle = grid.ToWorld(0, 0, 0);
        for (int axis = 0; axis < MirrorCheck.Images; axis++)
        {
            progress?.Report(new SearchProgress(SearchPhase.CheckingMirrorImages, axis + 1, MirrorCheck.Images));
            WorkingGrid mirrored = grid.Mirrored(axis, middle);
            if (check.Judge(Find(mirrored, view?.Mirrored(axis, middle), mirrored.Contains, null, cancellationToken).CaseEvidence) is { } rejection)
            {
                return rejection;
            }
        }

        return null;
    }

    private FoundLandmarks Find(
        WorkingGrid grid, RefinementView? view, Func<WorldPoint, bool> isScanned, IProgress<SearchProgress>? progress, CancellationToken cancellationToken)
    {
        _search.Begin(grid, StartStates.Of(_plan, _model.Space, grid.Size));
        for (int update = 0; update < _search.MostUpdates && _search.Active > 0; update++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new SearchProgress(SearchPhase.Searching, update + 1, _search.MostUpdates));
            _search.Update();
        }

        double[] landmarks = new double[3 * _model.LandmarkNames.Count];
        double[] spread = new double[_model.LandmarkNames.Count];
        StartEnds.Combine(_plan.Combination, _search.Ends(), landmarks, spread);
        Similarity pose = LandmarkPose.Of(_model.Space, landmarks);
        RefinedLandmarks? refined = null;
        if (view is not null && _refiner is not null)
        {
            progress?.Report(new SearchProgress(SearchPhase.Refining, 1, 1));
            refined = _refiner.Refine(view, pose, OnFineGrid(grid, view, landmarks), cancellationToken);
        }

        double[] answer = new double[landmarks.Length];
        LandmarkLimits limits = _model.Calibration?.Limits
            ?? new LandmarkLimits(LeastPresence, FurthestMove * (_plan.Refinement?.LargestOffset ?? 0) * pose.Scale * (view?.Fine.Spacing ?? 0), null);
        var (evidence, ofCase) = _evidence.Gather(grid, landmarks, spread, refined, view, limits, isScanned, answer);
        return new FoundLandmarks(answer, evidence, ofCase);
    }

    private static double[] OnFineGrid(WorkingGrid grid, RefinementView view, double[] landmarks)
    {
        double[] fine = new double[landmarks.Length];
        for (int i = 0; i < fine.Length; i += 3)
        {
            (fine[i], fine[i + 1], fine[i + 2]) = view.Fine.FromWorld(grid.ToWorld(landmarks[i], landmarks[i + 1], landmarks[i + 2]));
        }

        return fine;
    }

    private LandmarkSet Named(WorkingGrid grid, FoundLandmarks found, CaseVerdict verdict, Func<WorldPoint, bool> isScanned)
    {
        var named = new Landmark[found.Evidence.Length];
        for (int i = 0; i < named.Length; i++)
        {
            WorldPoint position = grid.ToWorld(found.Landmarks[3 * i], found.Landmarks[(3 * i) + 1], found.Landmarks[(3 * i) + 2]);
            named[i] = LandmarkJudge.Judge(_model.Calibration, _model.LandmarkNames[i], i, position, found.Evidence[i], verdict, isScanned(position));
        }

        return new LandmarkSet(named);
    }
}

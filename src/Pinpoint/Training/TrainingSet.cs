using System.Security.Cryptography;
using System.Text;
using Pinpoint.Imaging;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Preparation;

namespace Pinpoint.Training;

/// <summary>The scans and landmarks of a run, on the working grid.</summary>
/// <param name="Plan">The plan, its grid spacing filled in from the data.</param>
/// <param name="LandmarkNames">The landmarks in the model's order.</param>
/// <param name="Training">The cases to train on.</param>
/// <param name="Validation">The cases to validate on.</param>
/// <param name="Fingerprint">SHA-256 over scans and landmarks.</param>
/// <param name="Warnings">What was odd but could be lived with, one line each.</param>
internal sealed record TrainingSet(
    TrainingPlan Plan,
    IReadOnlyList<string> LandmarkNames,
    IReadOnlyList<TrainingCase> Training,
    IReadOnlyList<TrainingCase> Validation,
    string Fingerprint,
    IReadOnlyList<string> Warnings)
{
    /// <summary>The cases that were mirrored to the side of the others; null where the plan mirrors none.</summary>
    public IReadOnlyList<string>? MirroredCases { get; init; }

    /// <summary>The side that all cases show then, where the manifest names it.</summary>
    public BodySide? Side { get; init; }

    /// <summary>The cases that were left out because their files could not be read.</summary>
    public IReadOnlyList<CaseFailure> Failures { get; init; } = [];

    /// <summary>The cache that the cases' scans lie in; null where they are in memory.</summary>
    public ScanCache? Cache { get; init; }

    /// <summary>Reads the request's cases.</summary>
    /// <exception cref="BadInputException">A file is wrong, a landmark asked for is in no file, no case shows enough landmarks, a landmark is marked in too few
    /// cases, or the data doctor finds an error.</exception>
    /// <exception cref="UsageException">The choice of cases or landmarks is impossible.</exception>
    /// <exception cref="ResourceException">The scans do not fit into memory, or the cache does not fit onto its disk.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static TrainingSet Read(TrainingRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var leftOut = new CasesLeftOut(request.KeepGoing);
        var landmarks = TrainingLandmarks.Read(request, leftOut, cancellationToken);
        PlannedTraining planned = DataPlan.Complete(request.Plan, landmarks, cache: request.Cache);
        var reading = new TrainingScans(request, leftOut, cancellationToken);
        while (!reading.Prepare(landmarks, planned))
        {
            // Cases failed: the training is what it would be if the set did not have them.
            landmarks = TrainingLandmarks.Read(request, leftOut, cancellationToken);
            planned = DataPlan.Complete(request.Plan, landmarks, cache: request.Cache);
        }

        return Of(request, landmarks, planned.Plan, reading, cancellationToken) with { Failures = leftOut.In(request.Data) };
    }

    private static TrainingSet Of(
        TrainingRequest request, TrainingLandmarks landmarks, TrainingPlan plan, TrainingScans reading, CancellationToken cancellationToken)
    {
        var warnings = new List<string>(landmarks.Warnings);
        TrainingExamination? examination = request.Examine ? new TrainingExamination(request.Data) : null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(
            Encoding.UTF8.GetBytes(
                Invariant($"{string.Join('\n', landmarks.Names)}\n{landmarks.Training.Count} to train on, {landmarks.Validation.Count} to validate on")));
        TrainingCase Take(LabelledCase item)
        {
            cancellationToken.ThrowIfCancellationRequested();
            PreparedCase prepared = reading.Of(item);
            warnings.AddRange(prepared.Warnings);
            examination?.Add(item.Case, prepared.Facts!, TrainingScans.InFile(item, plan));
            return CaseOf(item, prepared, request.PlacedWeights?.GetValueOrDefault(item.Case.Name), hash);
        }

        TrainingCase[] training = [.. landmarks.Training.Select(Take)];
        TrainingCase[] validation = [.. landmarks.Validation.Select(Take)];
        LabelledCase[] mirrored = [.. landmarks.Training.Concat(landmarks.Validation).Where(item => item.IsMirrored)];
        HashSet<string> byShape = [.. mirrored.Where(item => item.Case.Side is null).Select(item => item.Case.Name)];
        warnings.AddRange(examination?.Finish(reading.ExamineTests(examination), byShape, cancellationToken) ?? []);
        return new TrainingSet(plan, landmarks.Names, training, validation, Convert.ToHexStringLower(hash.GetHashAndReset()), warnings)
        {
            MirroredCases = MirrorRules.MirrorOf(plan.Mirror) is null ? null : [.. mirrored.Select(item => item.Case.Name)],
            Side = landmarks.Side,
            Cache = reading.Cache,
        };
    }

    private static TrainingCase CaseOf(LabelledCase item, PreparedCase prepared, IReadOnlyList<double>? weights, IncrementalHash hash)
    {
        var (grid, view) = prepared.Scan;
        double[] points = new double[3 * item.Positions.Count];
        for (int i = 0; i < item.Positions.Count; i++)
        {
            (points[3 * i], points[(3 * i) + 1], points[(3 * i) + 2]) = grid.FromWorld(item.Positions[i]);
        }

        hash.AppendData(Encoding.UTF8.GetBytes(item.Case.Name));
        hash.AppendData(grid.Loaded().Intensities);
        hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(points.AsSpan()));
        if (item.Marks.Any(mark => mark != LandmarkMark.Observed))
        {
            hash.AppendData([.. item.Marks.Select(mark => (byte)mark)]);
        }

        if (weights is not null)
        {
            hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes<double>(weights.ToArray()));
        }

        return new TrainingCase(item.Case.Name, grid, view, points, item.Marks)
        {
            VoxelHash = prepared.VoxelHash,
            Window = prepared.Window,
            Weights = weights,
        };
    }
}

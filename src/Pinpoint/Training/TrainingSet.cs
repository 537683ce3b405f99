using System.Security.Cryptography;
using System.Text;
using Pinpoint.Imaging;
using Pinpoint.Methods;
using Pinpoint.Models;
using Pinpoint.Patches;

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

    /// <summary>Reads the request's cases.</summary>
    /// <exception cref="BadInputException">A file is wrong, a landmark asked for is in no file, no case shows enough landmarks, a landmark is marked in too few
    /// cases, or the data doctor finds an error.</exception>
    /// <exception cref="UsageException">The choice of cases or landmarks is impossible.</exception>
    /// <exception cref="ResourceException">The scans do not fit into memory.</exception>
    public static TrainingSet Read(TrainingRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var landmarks = TrainingLandmarks.Read(request, cancellationToken);
        TrainingPlan plan = DataPlan.Complete(request.Plan, landmarks).Plan;
        var warnings = new List<string>(landmarks.Warnings);
        TrainingExamination? examination = request.Examine ? new TrainingExamination(request.Data) : null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(
            Encoding.UTF8.GetBytes(
                Invariant($"{string.Join('\n', landmarks.Names)}\n{landmarks.Training.Count} to train on, {landmarks.Validation.Count} to validate on")));
        TrainingCase ReadCase(LabelledCase item)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Load(item, plan, hash, warnings, examination);
        }

        TrainingCase[] training = [.. landmarks.Training.Select(ReadCase)];
        TrainingCase[] validation = [.. landmarks.Validation.Select(ReadCase)];
        LabelledCase[] mirrored = [.. landmarks.Training.Concat(landmarks.Validation).Where(item => item.IsMirrored)];
        HashSet<string> byShape = [.. mirrored.Where(item => item.Case.Side is null).Select(item => item.Case.Name)];
        warnings.AddRange(examination?.Finish(byShape, cancellationToken) ?? []);
        return new TrainingSet(plan, landmarks.Names, training, validation, Convert.ToHexStringLower(hash.GetHashAndReset()), warnings)
        {
            MirroredCases = MirrorRules.MirrorOf(plan.Mirror) is null ? null : [.. mirrored.Select(item => item.Case.Name)],
            Side = landmarks.Side,
        };
    }

    private static TrainingCase Load(LabelledCase item, TrainingPlan plan, IncrementalHash hash, List<string> warnings, TrainingExamination? examination)
    {
        var scan = Dataset.OpenScan(item.Case);
        warnings.AddRange(scan.Warnings);
        warnings.AddRange(scan.Ordinary().Notes.Select(note => $"{item.Case.VolumePath}: {note}"));
        if (examination is null)
        {
            BlankScan.Refuse(scan, item.Case.VolumePath);
        }

        WorldMirror? mirror = item.IsMirrored ? MirrorRules.MirrorOf(plan.Mirror) : null;
        LandmarkSet landmarks = mirror?.Of(item.Landmarks) ?? item.Landmarks;

        // The scan is gone over once: for its grids, its hash and the examination.
        var window = IntensityWindow.Of(scan, plan.Intensities);
        using var survey = new CaseSurvey(item.Case.Name, scan, landmarks);
        PreparedScan prepared = PreparedScan.Of(scan, window, plan, plan.Refinement is not null, survey.Add);
        examination?.Add(item.Case, scan, survey, landmarks);
        var (grid, view) = mirror is { } across ? prepared.Mirrored(across) : prepared;
        double[] points = new double[3 * item.Positions.Count];
        for (int i = 0; i < item.Positions.Count; i++)
        {
            (points[3 * i], points[(3 * i) + 1], points[(3 * i) + 2]) = grid.FromWorld(item.Positions[i]);
        }

        hash.AppendData(Encoding.UTF8.GetBytes(item.Case.Name));
        hash.AppendData(grid.Intensities);
        hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(points.AsSpan()));
        if (item.Marks.Any(mark => mark != LandmarkMark.Observed))
        {
            hash.AppendData([.. item.Marks.Select(mark => (byte)mark)]);
        }

        return new TrainingCase(item.Case.Name, grid, view, points, item.Marks)
        {
            VoxelHash = survey.Hash(),
            Window = window.InIntensities(scan),
        };
    }
}

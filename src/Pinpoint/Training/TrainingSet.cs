using System.Security.Cryptography;
using System.Text;
using Pinpoint.Imaging;
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
public sealed record TrainingSet(
    TrainingPlan Plan,
    IReadOnlyList<string> LandmarkNames,
    IReadOnlyList<TrainingCase> Training,
    IReadOnlyList<TrainingCase> Validation,
    string Fingerprint,
    IReadOnlyList<string> Warnings)
{
    // The default plan's patches span this share of the landmarks' largest extent (one landmark: of the scan's).
    private const double PatchShare = 0.55;
    private const double PatchShareOfScan = 0.4;

    /// <summary>Reads the request's cases.</summary>
    /// <exception cref="BadInputException">A file is wrong, a landmark asked for is in no file, no case shows enough landmarks, or a landmark is marked in too few cases.</exception>
    /// <exception cref="UsageException">The choice of cases or landmarks is impossible.</exception>
    public static TrainingSet Read(TrainingRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var landmarks = TrainingLandmarks.Read(request, cancellation);
        TrainingPlan plan = WithSpacings(request.Plan, landmarks.Training);
        var warnings = new List<string>(landmarks.Warnings);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{string.Join('\n', landmarks.Names)}\n{landmarks.Training.Count} to train on, {landmarks.Validation.Count} to validate on"));
        TrainingCase ReadCase(LabelledCase item)
        {
            cancellation.ThrowIfCancellationRequested();
            return Load(item, plan, hash, warnings);
        }

        TrainingCase[] training = [.. landmarks.Training.Select(ReadCase)];
        TrainingCase[] validation = [.. landmarks.Validation.Select(ReadCase)];
        return new TrainingSet(plan, landmarks.Names, training, validation, Convert.ToHexStringLower(hash.GetHashAndReset()), warnings);
    }

    private static TrainingCase Load(LabelledCase item, TrainingPlan plan, IncrementalHash hash, List<string> warnings)
    {
        Volume volume = Dataset.ReadVolume(item.Case);
        warnings.AddRange(volume.Warnings);
        warnings.AddRange(item.Landmarks.Warnings);
        warnings.AddRange(LandmarksInScan.Check(volume, item.Landmarks, item.Case.LandmarksPath!));
        WorkingGrid grid = WorkingGridBuilder.Build(volume, plan.GridSpacingMm!.Value, plan.Intensities);
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

        RefinementView? view = plan.Refinement is { } refinement ? RefinementView.Of(volume, refinement.GridSpacingMm!.Value, plan.Intensities) : null;
        return new TrainingCase(item.Case.Name, grid, view, points, item.Marks);
    }

    private static TrainingPlan WithSpacings(TrainingPlan plan, IReadOnlyList<LabelledCase> training)
    {
        var natives = new List<double>();
        var extents = new List<double>();
        foreach (LabelledCase item in training)
        {
            var (x, y, z) = item.Header.VoxelToWorld.Spacing;
            natives.Add(Math.Cbrt(x * y * z));
            extents.Add(item.Positions.Count > 1
                ? PatchShare * ExtentOf([.. item.Positions])
                : PatchShareOfScan * Math.Max(x * item.Header.Size.X, Math.Max(y * item.Header.Size.Y, z * item.Header.Size.Z)));
        }

        natives.Sort();
        extents.Sort();
        double native = natives[natives.Count / 2];
        double wanted = plan.Preset == "paper" ? native : extents[extents.Count / 2] / (plan.PatchSize - 1);

        // Whole multiples of the scans' own spacing: scans on a straight grid are then averaged and copied, never interpolated.
        return plan with
        {
            GridSpacingMm = plan.GridSpacingMm ?? Math.Round(native * Math.Max(1, Math.Round(wanted / native)), 6),
            Refinement = plan.Refinement is { } refinement ? refinement with { GridSpacingMm = refinement.GridSpacingMm ?? Math.Round(native, 6) } : null,
        };
    }

    private static double ExtentOf(WorldPoint[] points) => points.Max(one => points.Max(one.DistanceTo));
}

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
    /// <exception cref="BadInputException">A file is wrong, a landmark asked for is in no file, or no case has all landmarks.</exception>
    /// <exception cref="UsageException">The choice of cases or landmarks is impossible.</exception>
    public static TrainingSet Read(TrainingRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        DatasetCase[] usable = [.. request.Data.Cases.Where(item => item.LandmarksPath is not null
            && item.Split is not "test" && (request.OnlyCases is null || request.OnlyCases.Contains(item.Name, StringComparer.Ordinal)))];
        if (usable.Length == 0)
        {
            throw new BadInputException(request.Data.Root, null, "has no labelled case to train on; add landmark files, or mark cases 'train' in the manifest's split column");
        }

        LandmarkSet[] sets = [.. usable.Select(request.Data.ReadLandmarks)];
        IReadOnlyList<string> names = ChooseNames(request, sets);
        var warnings = new List<string>(request.Data.Warnings);
        var complete = new Dictionary<string, LandmarkSet>(StringComparer.Ordinal);
        for (int i = 0; i < usable.Length; i++)
        {
            LandmarkSet arranged = LandmarkMatching.Arrange(sets[i], names);
            string[] missing = [.. arranged.Where(landmark => landmark.Position is null).Select(landmark => landmark.Name)];
            if (missing.Length == 0)
            {
                complete.Add(usable[i].Name, arranged);
            }
            else
            {
                warnings.Add($"{usable[i].LandmarksPath}: left out of training, for it lacks {string.Join(", ", missing.Take(5))}{(missing.Length > 5 ? ", .." : "")}");
            }
        }

        if (complete.Count == 0)
        {
            throw new BadInputException(request.Data.Root, null, $"no case has all {names.Count} landmarks; choose those that all have with --landmarks");
        }

        var (training, validation) = request.Validation.Split([.. usable.Where(item => complete.ContainsKey(item.Name))], request.Plan.Seed);
        return Load(request, names, complete, training, validation, warnings, cancellation);
    }

    private static TrainingSet Load(
        TrainingRequest request,
        IReadOnlyList<string> names,
        Dictionary<string, LandmarkSet> landmarks,
        IReadOnlyList<DatasetCase> training,
        IReadOnlyList<DatasetCase> validation,
        List<string> warnings,
        CancellationToken cancellation)
    {
        TrainingPlan plan = request.Plan;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        plan = WithSpacings(plan, training, landmarks, cancellation);

        TrainingCase ReadCase(DatasetCase item)
        {
            cancellation.ThrowIfCancellationRequested();
            Volume volume = Dataset.ReadVolume(item);
            warnings.AddRange(volume.Warnings);
            warnings.AddRange(landmarks[item.Name].Warnings);
            warnings.AddRange(LandmarksInScan.Check(volume, landmarks[item.Name], item.LandmarksPath!));
            WorkingGrid grid = WorkingGridBuilder.Build(volume, plan.GridSpacingMm!.Value, plan.Intensities);
            double[] points = new double[3 * names.Count];
            for (int i = 0; i < names.Count; i++)
            {
                (points[3 * i], points[(3 * i) + 1], points[(3 * i) + 2]) = grid.FromWorld(landmarks[item.Name][i].Position!.Value);
            }

            hash.AppendData(Encoding.UTF8.GetBytes(item.Name));
            hash.AppendData(grid.Intensities);
            hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(points.AsSpan()));
            RefinementView? view = plan.Refinement is { } refinement ? RefinementView.Of(volume, refinement.GridSpacingMm!.Value, plan.Intensities) : null;
            return new TrainingCase(item.Name, grid, view, points);
        }

        hash.AppendData(Encoding.UTF8.GetBytes($"{string.Join('\n', names)}\n{training.Count} to train on, {validation.Count} to validate on"));
        TrainingCase[] trainingCases = [.. training.Select(ReadCase)];
        TrainingCase[] validationCases = [.. validation.Select(ReadCase)];
        return new TrainingSet(plan, names, trainingCases, validationCases, Convert.ToHexStringLower(hash.GetHashAndReset()), warnings);
    }

    private static IReadOnlyList<string> ChooseNames(TrainingRequest request, LandmarkSet[] sets)
    {
        IReadOnlyList<string> all = LandmarkMatching.UnionOfNames(sets);
        if (request.Landmarks is not { } wanted)
        {
            return all;
        }

        string? unknown = wanted.FirstOrDefault(name => !all.Contains(name, StringComparer.Ordinal));
        return unknown is null
            ? [.. wanted.Distinct(StringComparer.Ordinal)]
            : throw new UsageException($"No landmark file has a landmark '{unknown}'; the set has {string.Join(", ", all.Take(10))}{(all.Count > 10 ? ", .." : "")}.");
    }

    private static TrainingPlan WithSpacings(TrainingPlan plan, IReadOnlyList<DatasetCase> training, Dictionary<string, LandmarkSet> landmarks, CancellationToken cancellation)
    {
        var natives = new List<double>();
        var extents = new List<double>();
        foreach (DatasetCase item in training)
        {
            cancellation.ThrowIfCancellationRequested();
            VolumeHeader header = VolumeFile.ReadHeader(item.VolumePath);
            var (x, y, z) = header.VoxelToWorld.Spacing;
            natives.Add(Math.Cbrt(x * y * z));
            extents.Add(landmarks[item.Name].Count > 1
                ? PatchShare * ExtentOf([.. landmarks[item.Name].Select(landmark => landmark.Position!.Value)])
                : PatchShareOfScan * Math.Max(x * header.Size.X, Math.Max(y * header.Size.Y, z * header.Size.Z)));
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

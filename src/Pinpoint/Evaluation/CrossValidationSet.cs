using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pinpoint.Checks;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Training;

namespace Pinpoint.Evaluation;

/// <summary>The cases of a cross-validation, examined and dealt.</summary>
/// <param name="Folds">The folds.</param>
/// <param name="Warnings">What is odd about the set, one line each.</param>
/// <param name="Identity">
/// One hash over all that a fold's result depends on: the scans, where they lie, their landmarks, the plan, the options, this software's version. Results of
/// another identity are made anew, and never joined with these.
/// </param>
internal sealed record CrossValidationSet(IReadOnlyList<CrossValidationFold> Folds, IReadOnlyList<string> Warnings, string Identity)
{
    /// <summary>Reads every case once.</summary>
    /// <exception cref="PinpointException">The data is not usable, or too small for the folds.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static CrossValidationSet Read(CrossValidationRequest request, CancellationToken cancellationToken)
    {
        TrainingRequest training = request.Training;
        DatasetCase[] cases = CasesOf(training);
        DatasetReport report = DatasetDoctor.Examine(training.Data, cases, null, null, cancellationToken);
        var prints = report.Fingerprint.Cases.ToDictionary(item => item.Name, StringComparer.Ordinal);
        return new CrossValidationSet(
            CrossValidationFolds.Deal(cases, request.Folds, training.Plan.Seed, item => prints.GetValueOrDefault(item.Name)?.VoxelHash ?? item.Name),
            FindingLines.WarningsOf(training.Data.Root, report.Findings),
            HashOf([.. Lines(request), .. cases.Select(item => Line(item, prints.GetValueOrDefault(item.Name)))]));
    }

    private static DatasetCase[] CasesOf(TrainingRequest training) =>
        [.. training.Data.Cases.Where(item => item.LandmarksPath is not null
            && item.Split is not "test"
            && (training.OnlyCases is null || training.OnlyCases.Contains(item.Name, StringComparer.Ordinal)))];

    private static IEnumerable<string> Lines(CrossValidationRequest request)
    {
        TrainingRequest training = request.Training;
        yield return ToolVersion.Text;
        yield return Invariant($"{request.Folds} folds");
        yield return PlanJson.Write(training.Plan);
        yield return Invariant($"budget {training.Budget?.Ticks}, validation every {training.ValidationInterval} of ") +
            Invariant($"{training.Validation.Fraction} {training.Validation.IsDefault} {Joined(training.Validation.Cases)}");
        yield return $"landmarks {Joined(training.Landmarks)}";
    }

    // A hash of voxels says nothing of the scale of their intensities, nor of where they lie.
    private static string Line(DatasetCase item, CaseFingerprint? print) => print is null
        ? $"{item.Name} cannot be read"
        : Invariant($"{item.Name}\t{item.Split}\t{item.Side}\t{print.VoxelHash}\t{print.LandmarkHash}\t{print.Intensities.Minimum}\t") +
            Invariant($"{print.Intensities.Maximum}\t{Matrix(Dataset.ReadHeader(item).VoxelToWorld)}");

    private static string HashOf(IEnumerable<string> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));

    private static string Matrix(Affine map) => string.Join(' ', map.ToMatrix().Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    private static string Joined(IReadOnlyList<string>? names) => names is null ? "all" : string.Join('\t', names);
}

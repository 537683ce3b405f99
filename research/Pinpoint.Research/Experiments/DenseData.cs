using Pinpoint.Imaging;
using Pinpoint.Phantoms;
using Pinpoint.Training;

namespace Pinpoint.Research.Experiments;

/// <summary>The data of the comparison: phantoms, or a data set, in a part to train on and a part to test with.</summary>
internal static class DenseData
{
    private const double TestShare = 0.3;

    /// <summary>Opens the data; cases to test with are marked <c>test</c>: those that the manifest marks, else 30 % by the data's seed.</summary>
    /// <exception cref="PinpointException">The data set cannot be read, or phantoms cannot be written.</exception>
    /// <exception cref="UsageException">The data set has no case to train on or none to test with.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static Dataset Open(
        DenseSettings settings, ExperimentFolder folder, int? threads, IProgress<ExperimentProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Data is not { } path)
        {
            return PhantomSplit.Make(
                folder, DenseSettings.DataSeed, settings.Phantoms, new PhantomForm(settings.ScanSpacingMm, threads), progress, cancellationToken);
        }

        var data = Dataset.Open(path);
        DatasetCase[] labelled = [.. data.Cases.Where(item => item.LandmarksPath is not null)];
        if (labelled.Length < 2)
        {
            throw new UsageException($"{path}: the set has {labelled.Length} cases with landmarks; one at least is needed to train on and one to test with");
        }

        bool marked = labelled.Any(item => item.Split == "test") && labelled.Any(item => item.Split != "test");
        var (training, test) = marked
            ? ([.. labelled.Where(item => item.Split != "test")], [.. labelled.Where(item => item.Split == "test")])
            : new ValidationChoice(TestShare).Split(labelled, DenseSettings.DataSeed);
        return data.With([.. training.Select(item => item with { Split = "train" }), .. test.Select(item => item with { Split = "test" })]);
    }

    /// <summary>The cases to test with.</summary>
    public static IReadOnlyList<DatasetCase> TestOf(Dataset data) =>
        [.. (data ?? throw new ArgumentNullException(nameof(data))).Cases.Where(item => item.Split == "test" && item.LandmarksPath is not null)];
}

using Pinpoint.Documents;
using Pinpoint.Models;
using Pinpoint.Training;

namespace Pinpoint.Cli.Parsing;

/// <summary>Tells by looking at the targets of <c>report</c> what the report is about.</summary>
internal static class ReportTargets
{
    private const string Choices = "give the folder of an evaluation, several of them, the folder of a training run, or a model and a scan";

    /// <summary>The kind of report.</summary>
    /// <exception cref="BadInputException">A target is not there, or is nothing that a report could be about.</exception>
    /// <exception cref="UsageException">The targets do not go together.</exception>
    public static ReportKind KindOf(IReadOnlyList<string> targets)
    {
        if (targets.FirstOrDefault(target => !Path.Exists(target) && !ShippedModels.Has(target)) is { } lost)
        {
            throw new BadInputException(lost, null, "does not exist; check the path");
        }

        if (targets.Any(EvaluationFolder.IsOne))
        {
            return targets.FirstOrDefault(target => !EvaluationFolder.IsOne(target)) is { } other
                ? throw new UsageException($"{other}: holds no {EvaluationFolder.MainName}, and the report is to compare evaluations; {Choices}")
                : targets.Count == 1 ? ReportKind.Evaluation : ReportKind.Comparison;
        }

        if (targets.Count == 1)
        {
            return Directory.Exists(targets[0]) ? OfFolder(targets[0]) : throw LacksPartner(targets[0]);
        }

        return InputKinds.Of(targets[0]) != InputKind.Model
            ? throw new UsageException($"{targets[0]}: is no model, and several targets are either evaluations, or a model and a scan; {Choices}")
            : targets.Count == 2
                ? ReportKind.Prediction
                : throw new UsageException($"a report is about one scan, and {targets.Count - 1} are given; 'pinpoint predict --report' makes a page for each");
    }

    private static ReportKind OfFolder(string folder) => File.Exists(new TrainingFolder(folder).Log)
        ? ReportKind.Training
        : throw new BadInputException(folder, null, $"holds neither {EvaluationFolder.MainName} nor the log of a training; {Choices}");

    private static UsageException LacksPartner(string file) => new(InputKinds.Of(file) switch
    {
        InputKind.Model => $"{file}: a model alone makes no report; give a scan too, or the folder of its training run",
        InputKind.Volume => $"{file}: a scan alone makes no report; give a model before it",
        InputKind.Landmarks => $"{file}: landmarks alone make no report; {Choices}",
    });
}

using System.CommandLine;
using System.Diagnostics;
using Pinpoint.Biometry;
using Pinpoint.Cli.Output;
using Pinpoint.Cli.Parsing;
using Pinpoint.Documents;
using Pinpoint.Evaluation;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Models;
using Pinpoint.Reports;
using Pinpoint.Training;

namespace Pinpoint.Cli.Commands;

/// <summary><c>pinpoint report</c>: one self-contained page about an evaluation, several, a training run, or a model's answer for a scan.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal, CommandExamples examples)
    {
        var targets = new Argument<string[]>("TARGET") { Description = "The folder of an evaluation, several of them, the folder of a training run, or MODEL SCAN", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--output", "-o") { Description = "The page's file", HelpName = "FILE.html", Required = true };
        var data = new Option<string?>("--data") { Description = "The data set of an evaluation, for pictures of its worst landmarks", HelpName = "DATASET" };
        var frame = new Option<int?>("--frame") { Description = "Which frame of a scan with a fourth axis, counted from 0", HelpName = "N" };
        Option<bool> force = CommonOptions.Force();
        Option<int?> threads = CommonOptions.Threads();
        var definitions = new Definitions();
        var command = new Command("report", "Make one page, a self-contained HTML file, about an evaluation, several, a training or a prediction.") { targets, output, data, frame, force, threads };
        definitions.AddTo(command);
        command.SetAction(parsed =>
        {
            string[] paths = parsed.GetRequiredValue(targets);
            string file = parsed.GetRequiredValue(output);
            PageFile.Claim(file, parsed.GetValue(force));
            ReportKind kind = ReportTargets.KindOf(paths);
            Refuse(kind != ReportKind.Evaluation && parsed.GetValue(data) is not null, "--data is for the report of one evaluation");
            Refuse(kind != ReportKind.Prediction && parsed.GetValue(frame) is not null, "--frame is for the report of a scan");
            Refuse(kind != ReportKind.Prediction && definitions.IsGiven(parsed), "--definitions is for the report of a scan");
            var stamp = new ReportStamp(CommandText.Of(parsed), DateTimeOffset.UtcNow);
            string html = kind switch
            {
                ReportKind.Evaluation => Evaluation(terminal, paths[0], parsed.GetValue(data), stamp),
                ReportKind.Comparison => ComparisonPage.ToHtml(Named(paths), stamp),
                ReportKind.Training => Training(paths[0], stamp),
                _ => Prediction(terminal, paths[0], paths[1], parsed.GetValue(frame), parsed.GetValue(threads), loaded => definitions.Read(parsed, loaded.LandmarkNames), stamp),
            };
            terminal.Output.WriteLine($"written: {PageFile.Write(file, html)}");
            return ExitCodes.Done;
        });
        examples.Add(
            command,
            "pinpoint report evaluation/ -o evaluation.html --data heads/",
            "pinpoint report runs/default-evaluation runs/paper-evaluation -o comparison.html",
            "pinpoint report runs/heads -o training.html",
            "pinpoint report runs/heads scan.nii.gz -o scan.html");
        return command;
    }

    private static string Evaluation(Terminal terminal, string folder, string? data, ReportStamp stamp)
    {
        StoredEvaluation evaluation = EvaluationFolder.Read(folder);
        if (data is null)
        {
            return EvaluationPage.ToHtml(evaluation, [], stamp);
        }

        string predictions = Path.Combine(folder, EvaluationFolder.PredictionsName);
        var set = Dataset.Open(data);
        terminal.Warn(set.Warnings);
        if (evaluation.Result.PerCase.FirstOrDefault(score => set.Cases.All(item => item.Name != score.Case)) is { } lost)
        {
            throw new BadInputException(data, null, $"has no case '{lost.Case}', which the evaluation is of; give the data set that was evaluated");
        }

        return EvaluationPages.ToHtml(evaluation, set, name => LandmarkFile.Read(predictions, new LandmarkReadOptions { CaseName = name }), stamp, terminal.Cancellation);
    }

    // Folders that share a name are told apart by the folders that they lie in.
    private static IReadOnlyList<StoredEvaluation> Named(IReadOnlyList<string> folders)
    {
        StoredEvaluation[] evaluations = [.. folders.Select(EvaluationFolder.Read)];
        return [.. evaluations.Select(item => evaluations.Count(other => other.Name == item.Name) == 1 ? item : item with { Name = LongName(item.Folder) })];
    }

    private static string LongName(string folder)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return $"{Path.GetFileName(Path.GetDirectoryName(full))}/{Path.GetFileName(full)}";
    }

    private static string Training(string folder, ReportStamp stamp)
    {
        var run = new TrainingFolder(folder);
        return TrainingPage.ToHtml(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), TrainingHistory.Read(run), run.ReadPlan(), stamp);
    }

    private static string Prediction(Terminal terminal, string model, string scan, int? frame, int? threads, Func<LandmarkModel, AnatomyDefinition?> anatomy, ReportStamp stamp)
    {
        LandmarkModel loaded = ModelFile.Load(model);
        AnatomyDefinition? defined = anatomy(loaded);
        Volume volume = VolumeFile.Read(scan, new VolumeReadOptions { Frame = frame });
        terminal.Warn(volume.Warnings);
        using var localizer = new Localizer(loaded, new LocalizerOptions { Threads = threads });
        var clock = Stopwatch.StartNew();
        LocalizationResult answer = localizer.Locate(volume, terminal.Cancellation);
        double seconds = clock.Elapsed.TotalSeconds;
        if (answer.Verdict.Rejected)
        {
            terminal.Warn($"{scan}: unlike the training set, so do not trust its landmarks: {answer.Verdict.Text}");
        }

        return PredictionPage.ToHtml(new PredictedScan(VolumeFile.StemOf(scan), scan, volume, loaded, model, answer, seconds) { Anatomy = defined }, stamp);
    }

    private static void Refuse(bool wrong, string why)
    {
        if (wrong)
        {
            throw new UsageException($"{why}; leave it out, or give other targets");
        }
    }
}

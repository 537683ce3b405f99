using Pinpoint.Cli.Parsing;
using Pinpoint.Preparation;
using Pinpoint.Training;
using Spectre.Console;

namespace Pinpoint.Cli.Output;

/// <summary>Shows a training as it goes: a bar on a terminal, now and then a line elsewhere.</summary>
/// <param name="show">Is told of a title and how the training of that title stands.</param>
/// <param name="prepare">Is told how the preparation of the scans stands.</param>
internal sealed class TrainingView(Action<string, TrainingProgress> show, Action<PreparationProgress> prepare)
{
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(5);

    /// <summary>Is told as scans are prepared.</summary>
    public IProgress<PreparationProgress> Preparing { get; } = new Relay<PreparationProgress>(prepare);

    /// <summary>Shows how the training of a title stands.</summary>
    public void Show(string title, TrainingProgress progress) => show(title, progress);

    /// <summary>Runs <paramref name="work"/>, which tells the view how it stands.</summary>
    public static T Watch<T>(Terminal terminal, Func<TrainingView, T> work) =>
        terminal.Live is { } live ? WatchLive(live, work) : work(new TrainingView(Lines(terminal.Error), PreparationLines(terminal.Error)));

    private static T WatchLive<T>(IAnsiConsole console, Func<TrainingView, T> work) =>
        console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
        {
            ProgressTask task = context.AddTask("reading the data");
            void Tell(double share, string text)
            {
                task.Value = 100 * share;
                task.Description = Markup.Escape(text);
            }

            return work(new TrainingView(
                (title, progress) => Tell(progress.Share, title + Text(progress)),
                progress => Tell((double)progress.Done / progress.Count, Text(progress))));
        });

    private static Action<string, TrainingProgress> Lines(TextWriter writer)
    {
        string lastTitle = "";
        double? lastValidation = null;
        TimeSpan last = TimeSpan.MinValue;
        return (title, progress) =>
        {
            bool due = last == TimeSpan.MinValue || title != lastTitle || progress.Elapsed - last >= LineInterval || progress.Elapsed < last;
            if (due || progress.Share >= 1 || progress.ValidationErrorMm != lastValidation)
            {
                (lastTitle, lastValidation, last) = (title, progress.ValidationErrorMm, progress.Elapsed);
                writer.WriteLine(title + Text(progress));
            }
        };
    }

    // Small sets are read before anybody wonders.
    private static Action<PreparationProgress> PreparationLines(TextWriter writer)
    {
        TimeSpan last = TimeSpan.Zero;
        return progress =>
        {
            last = progress.Elapsed < last ? TimeSpan.Zero : last;
            if (progress.Elapsed - last >= LineInterval || (progress.Done == progress.Count && last > TimeSpan.Zero))
            {
                last = progress.Elapsed;
                writer.WriteLine(Text(progress));
            }
        };
    }

    private static string Text(PreparationProgress progress) =>
        $"prepared {progress.Done} of {progress.Count} scans ({progress.Read} read)  {DurationText.Format(progress.Remaining)} left";

    private static string Text(TrainingProgress progress)
    {
        string steps = progress.Steps is { } all ? $"{progress.Step}/{all}" : $"{progress.Step}";
        string validation = progress.ValidationErrorMm is { } error ? $"  validation {error:0.00} mm" : "";
        return $"{progress.Stage} step {steps}  loss {progress.Loss:0.000} (displacement {progress.RegressionLoss:0.000}, direction " +
            $"{progress.ClassificationLoss:0.000}){validation}  {DurationText.Format(progress.Remaining)} left";
    }
}

using Pinpoint.Cli.Parsing;
using Pinpoint.Training;
using Spectre.Console;

namespace Pinpoint.Cli.Output;

/// <summary>Shows a training as it goes: a bar on a terminal, now and then a line elsewhere.</summary>
internal static class TrainingView
{
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(5);

    /// <summary>Runs <paramref name="work"/>, which reports a title and how the training of that title stands.</summary>
    public static T Watch<T>(Terminal terminal, Func<Action<string, TrainingProgress>, T> work) =>
        terminal.Live is { } live ? WatchLive(live, work) : work(Lines(terminal.Error));

    private static T WatchLive<T>(IAnsiConsole console, Func<Action<string, TrainingProgress>, T> work) =>
        console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
        {
            ProgressTask task = context.AddTask("reading the data");
            return work((title, progress) =>
            {
                task.Value = 100 * progress.Share;
                task.Description = Markup.Escape(title + Text(progress));
            });
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

    private static string Text(TrainingProgress progress)
    {
        string steps = progress.Steps is { } all ? $"{progress.Step}/{all}" : $"{progress.Step}";
        string validation = progress.ValidationErrorMm is { } error ? $"  validation {error:0.00} mm" : "";
        return $"{progress.Stage} step {steps}  loss {progress.Loss:0.000} (displacement {progress.RegressionLoss:0.000}, direction " +
            $"{progress.ClassificationLoss:0.000}){validation}  {DurationText.Format(progress.Remaining)} left";
    }
}

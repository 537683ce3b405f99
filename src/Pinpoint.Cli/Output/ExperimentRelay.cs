using Pinpoint.Research.Experiments;

namespace Pinpoint.Cli.Output;

/// <summary>Shows how an experiment stands: trainings in their view, all else as lines, each once.</summary>
/// <param name="terminal">Where lines go.</param>
/// <param name="view">Where trainings are shown.</param>
internal sealed class ExperimentRelay(Terminal terminal, TrainingView view) : IProgress<ExperimentProgress>
{
    private string _last = "";

    /// <inheritdoc/>
    public void Report(ExperimentProgress value)
    {
        if (value.Training is { } training)
        {
            view.Show(value.Work, training);
        }
        else if (value.Work != _last)
        {
            _last = value.Work;
            terminal.Error.WriteLine(value.Work);
        }
    }
}

namespace Pinpoint.Cli.Output;

/// <summary>Progress that is shown at once, on the thread that reports it.</summary>
internal sealed class Relay<T>(Action<T> show) : IProgress<T>
{
    public void Report(T value) => show(value);
}

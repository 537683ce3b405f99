namespace Pinpoint.Cli.Tests;

/// <summary>Cancels when a line with a certain word is written: Ctrl-C at a known place.</summary>
internal sealed class CancellingWriter(CancellationTokenSource cancellationToken, string word) : StringWriter
{
    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        if (value?.Contains(word, StringComparison.Ordinal) == true)
        {
            cancellationToken.Cancel();
        }
    }
}

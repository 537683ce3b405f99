namespace Pinpoint.Patches;

/// <summary>The reading of stored grids ahead of their use.</summary>
internal static class Reading
{
    /// <summary>The most bytes that are read ahead for a batch.</summary>
    public const long MostBytes = 256L << 20;

    // More than cores: they wait for a disk or a network.
    private static readonly ParallelOptions Several = new() { MaxDegreeOfParallelism = Math.Max(4, Environment.ProcessorCount) };

    /// <summary>Reads for each row of a batch, several at once.</summary>
    /// <exception cref="ResourceException">A prepared scan's file is gone or damaged.</exception>
    public static void Rows(int rows, Action<int> read)
    {
        try
        {
            Parallel.For(0, rows, Several, read);
        }
        catch (AggregateException exception) when (exception.Flatten().InnerExceptions.OfType<PinpointException>().FirstOrDefault() is { } first)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }
    }
}

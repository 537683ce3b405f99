namespace Pinpoint.Workflows;

/// <summary>A fault of this software at one scan of many: told of as what the user can mend is, so that the other scans go on.</summary>
/// <param name="scan">The scan's file.</param>
/// <param name="fault">What arose.</param>
internal sealed class ScanFaultException(string scan, Exception fault) : PinpointException(
    $"{scan}: this is a fault of pinpoint; please report it: {fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")} " +
    "(predict this scan alone with --verbose to see where)",
    fault)
{
    /// <summary>The problem that something unforeseen is to a scan.</summary>
    /// <param name="scan">The scan's file.</param>
    /// <param name="exception">What arose; from a parallel loop it comes wrapped, and the first that the user can mend stands for all.</param>
    public static PinpointException ProblemOf(string scan, Exception exception) =>
        exception is AggregateException many && many.Flatten().InnerExceptions.OfType<PinpointException>().FirstOrDefault() is { } mendable ? mendable
        : exception is IOException or UnauthorizedAccessException
            ? new ResourceException($"{scan}: {AtomicFile.FirstLine(exception.Message)}; check the disk and the rights to it", exception)
        : new ScanFaultException(scan, exception);
}

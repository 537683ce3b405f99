using System.Runtime.ExceptionServices;

namespace Pinpoint.Cli.Output;

/// <summary>Turns what goes wrong into one line on standard error and an exit code: the only place where the command ends in an error.</summary>
internal static class Guard
{
    /// <summary>Runs a command.</summary>
    /// <param name="terminal">Where the line goes.</param>
    /// <param name="verbose">Whether a fault of this software also prints where it arose.</param>
    /// <param name="command">The command; it gives its exit code.</param>
    public static int Run(Terminal terminal, bool verbose, Func<int> command)
    {
        try
        {
            return Unwrapped(command);
        }
        catch (PinpointException exception)
        {
            terminal.Fail(exception.Message);
            return ExitCodes.Of(exception);
        }
        catch (OperationCanceledException) when (terminal.Cancellation.IsCancellationRequested)
        {
            terminal.Fail("interrupted");
            return ExitCodes.Interrupted;
        }
        catch (OutOfMemoryException)
        {
            terminal.Fail("there is not enough memory; use fewer --threads, or smaller scans");
            return ExitCodes.NotEnoughResources;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Readers and writers name their files themselves; what comes here is the terminal or a folder that vanished.
            terminal.Fail($"{exception.Message.TrimEnd('.')}; check the disk and the rights to it");
            return ExitCodes.NotEnoughResources;
        }
        catch (Exception exception)
        {
            string hint = verbose ? "" : " (--verbose shows where)";
            terminal.Fail($"this is a fault of pinpoint; please report it: {exception.GetType().Name}: {exception.Message}{hint}");
            if (verbose)
            {
                terminal.Error.WriteLine(exception);
            }

            return ExitCodes.Bug;
        }
    }

    // What goes wrong in a parallel loop comes wrapped; the first of what a user can mend stands for all.
    private static int Unwrapped(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (AggregateException many)
            when (many.Flatten().InnerExceptions.FirstOrDefault(item => item is PinpointException or OutOfMemoryException) is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
            throw;
        }
    }
}

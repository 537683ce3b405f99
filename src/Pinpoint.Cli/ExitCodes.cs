using Pinpoint.Workflows;

namespace Pinpoint.Cli;

/// <summary>The exit codes of the command; they are documented in <c>docs/reference/exit-codes.md</c>.</summary>
public static class ExitCodes
{
    /// <summary>The work is done.</summary>
    public const int Done = ProblemCodes.Done;

    /// <summary>A fault of this software.</summary>
    public const int Bug = ProblemCodes.Fault;

    /// <summary>The command or an option was used wrongly.</summary>
    public const int WrongUsage = ProblemCodes.WrongUsage;

    /// <summary>A file or value given is wrong.</summary>
    public const int BadInput = ProblemCodes.BadInput;

    /// <summary>The machine lacks disk space, memory or the right to write.</summary>
    public const int NotEnoughResources = ProblemCodes.NotEnoughResources;

    /// <summary>All is done, but a scan is unlike the training set, where the user asked to be told so (<c>--fail-on-rejected</c>).</summary>
    public const int Rejected = 5;

    /// <summary>Stopped by Ctrl-C or a termination signal.</summary>
    public const int Interrupted = ProblemCodes.Interrupted;

    /// <summary>The code for several things that the user can mend: that of the worst.</summary>
    public static int Worst(IEnumerable<PinpointException> problems) => problems.Select(Of).DefaultIfEmpty(Done).Max();

    /// <summary>The code for something that the user can mend.</summary>
    public static int Of(PinpointException exception) => ProblemCodes.Of(exception);
}

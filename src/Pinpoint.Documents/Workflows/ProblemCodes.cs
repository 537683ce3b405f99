using System.Diagnostics;
using Pinpoint.DicomWeb;

namespace Pinpoint.Workflows;

/// <summary>The exit codes of what becomes of a scan, as manifests hold them too; <c>docs/reference/exit-codes.md</c> lists them.</summary>
internal static class ProblemCodes
{
    /// <summary>The work is done.</summary>
    public const int Done = 0;

    /// <summary>A fault of this software.</summary>
    public const int Fault = 1;

    /// <summary>The command or an option was used wrongly.</summary>
    public const int WrongUsage = 2;

    /// <summary>A file or value given is wrong.</summary>
    public const int BadInput = 3;

    /// <summary>The machine lacks disk space, memory or the right to write.</summary>
    public const int NotEnoughResources = 4;

    /// <summary>Stopped by Ctrl-C or a termination signal.</summary>
    public const int Interrupted = 130;

    /// <summary>The code of a problem.</summary>
    public static int Of(PinpointException exception) => exception switch
    {
        UsageException => WrongUsage,
        ResourceException => NotEnoughResources,
        BadInputException => BadInput,
        ArchiveException { MayPass: true } => NotEnoughResources,
        ArchiveException => BadInput,
        ScanFaultException => Fault,
        _ => throw new UnreachableException($"{exception.GetType().Name} has no exit code."),
    };
}

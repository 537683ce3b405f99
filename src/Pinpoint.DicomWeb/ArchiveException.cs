using System.Net;

namespace Pinpoint.DicomWeb;

/// <summary>An archive refused, failed or could not be reached. The message names its address and no word of its answer, which may tell of patients.</summary>
public sealed class ArchiveException : PinpointException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="archive">The archive's address.</param>
    /// <param name="problem">What is wrong and what to do about it, in one line.</param>
    /// <param name="inner">The cause, if another exception told of it.</param>
    public ArchiveException(Uri archive, string problem, Exception? inner = null)
        : base($"{archive}: {problem}", inner)
    {
    }

    /// <summary>The status that the archive answered with; null where there was no answer.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>Whether the same request may go well later: there was no connection, or the archive is busy.</summary>
    public bool MayPass { get; init; }

    /// <summary>How long the archive asks to be left alone; null where it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

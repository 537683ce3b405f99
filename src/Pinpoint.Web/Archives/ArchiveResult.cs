namespace Pinpoint.Web.Archives;

/// <summary>How the work on a queued scan of the archive ended.</summary>
internal enum ArchiveResult
{
    /// <summary>Its report is in the archive now.</summary>
    Stored,

    /// <summary>The archive had the report already.</summary>
    Known,

    /// <summary>It cannot be done: the scan is none, or the archive refuses.</summary>
    Failed,
}

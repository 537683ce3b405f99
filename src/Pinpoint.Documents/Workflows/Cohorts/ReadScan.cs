using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>A scan that was read, or why it was not.</summary>
/// <param name="Hash">SHA-256 of its file or folder; null where it cannot be told, or nobody asked.</param>
/// <param name="Scan">The scan; null where it could not be read.</param>
/// <param name="Problem">Why; null where it could.</param>
/// <param name="Stamp">What the file system said of it before it was read; null where nobody asked, or it is no file or folder.</param>
internal sealed record ReadScan(string? Hash, Scan? Scan, PinpointException? Problem, string? Stamp)
{
    /// <summary>Reads a scan; one that is written to meanwhile is refused, for its voxels and its hash may be of two states.</summary>
    /// <param name="path">The scan.</param>
    /// <param name="withHash">Whether its content is to be known.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationCanceledException">That was cancelled.</exception>
    public static ReadScan Of(string path, bool withHash, Func<Scan> read, CancellationToken cancellationToken)
    {
        string? hash = null;
        try
        {
            string? stamp = withHash ? ScanStamp.Of(path) : null;
            hash = withHash ? FileHash.OfFileOrFolder(path, cancellationToken) : null;
            var scan = new ReadScan(hash, read(), null, hash is null ? null : stamp);
            scan.RefuseChanged(path);
            return scan;
        }
        catch (PinpointException exception)
        {
            return new ReadScan(hash, null, exception, null);
        }
        catch (Exception exception) when (MemoryFault.Is(exception))
        {
            return new ReadScan(hash, null, new ResourceException($"{path}: there is not enough memory to read it", exception), null);
        }
    }

    /// <summary>Makes sure that nobody has written to the scan since; a large one is read from its file until its answer is there.</summary>
    /// <param name="path">The scan.</param>
    /// <exception cref="BadInputException">Somebody has.</exception>
    public void RefuseChanged(string path)
    {
        if (Stamp is not null && ScanStamp.Of(path) != Stamp)
        {
            throw new BadInputException(path, null, "was written to while it was read; run the command again when it is whole");
        }
    }

    /// <summary>The scan.</summary>
    /// <exception cref="PinpointException">It could not be read.</exception>
    public Scan Opened() => Scan ?? throw Problem!;
}

using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>A scan that was read, or why it was not.</summary>
/// <param name="Hash">SHA-256 of its file or folder; null where it cannot be told, or nobody asked.</param>
/// <param name="Scan">The scan; null where it could not be read.</param>
/// <param name="Problem">Why; null where it could.</param>
internal sealed record ReadScan(string? Hash, Scan? Scan, PinpointException? Problem)
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
            string stamp = withHash ? ScanFacts.StampOf(path) : "";
            hash = withHash ? FileHash.OfFileOrFolder(path, cancellationToken) : null;
            Scan scan = read();
            return withHash && hash is not null && ScanFacts.StampOf(path) != stamp
                ? throw new BadInputException(path, null, "was written to while it was read; run the command again when it is whole")
                : new ReadScan(hash, scan, null);
        }
        catch (PinpointException exception)
        {
            return new ReadScan(hash, null, exception);
        }
        catch (Exception exception) when (MemoryFault.Is(exception))
        {
            return new ReadScan(hash, null, new ResourceException($"{path}: there is not enough memory to read it", exception));
        }
    }

    /// <summary>The scan.</summary>
    /// <exception cref="PinpointException">It could not be read.</exception>
    public Scan Opened() => Scan ?? throw Problem!;
}

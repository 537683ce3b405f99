using Pinpoint.Imaging;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Corrections;

/// <summary>A folder of scans that grows by those that clients send; which of them are the same goes by their content.</summary>
/// <param name="volumes">The folder.</param>
/// <param name="memory">What reading takes its memory from.</param>
internal sealed class ScanShelf(string volumes, MemoryBudget memory)
{
    private const int LongestStem = 60;
    private readonly Dictionary<string, KnownScan> _known = new(StringComparer.Ordinal);

    /// <summary>Takes a scan in, all of it, for one that is cut short must not spoil the set.</summary>
    /// <param name="name">The scan's name as the client gave it.</param>
    /// <param name="scan">The scan's file.</param>
    /// <param name="cancellationToken">Ends the reading of the scan.</param>
    /// <exception cref="BadInputException">The scan is none, is damaged, or has several frames.</exception>
    /// <exception cref="RequestRefusedException">The scan is too large.</exception>
    /// <exception cref="ResourceException">The folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    public ReceivedScan Receive(string name, Stream scan, CancellationToken cancellationToken)
    {
        // A name that neither reader of data sets takes for a scan.
        string incoming = Path.Combine(volumes, $".incoming-{Guid.NewGuid():N}");
        try
        {
            AtomicFile.Write(incoming, scan.CopyTo);
            var (ending, content) = Examine(name, incoming, cancellationToken);
            return new ReceivedScan(incoming, PlainStem(name), ending, content);
        }
        catch
        {
            ReceivedScan.Remove(incoming);
            throw;
        }
    }

    /// <summary>The scans that are there.</summary>
    public string[] Files() => [.. Directory.EnumerateFiles(volumes).Where(VolumeFile.HasVolumeName)];

    /// <summary>The file of the same content; null where there is none.</summary>
    public string? FindSame(string content) => Array.Find(Files(), file => KnownContentOf(file) == content);

    /// <summary>A name like the given one that no scan has, and that nothing else takes.</summary>
    /// <remarks>Names that differ only in case are one name on some disks.</remarks>
    public string FreeStem(string stem, Predicate<string> isTaken)
    {
        string[] there = Files();
        string chosen = stem;
        for (int number = 2; isTaken(chosen) || there.Any(file => VolumeFile.StemOf(file).Equals(chosen, StringComparison.OrdinalIgnoreCase)); number++)
        {
            chosen = $"{stem}-{number}";
        }

        return chosen;
    }

    private static string PlainStem(string name)
    {
        string plain = string.Concat(VolumeFile.StemOf(name).Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '_'))
            .Trim('.', '_');
        return plain.Length == 0 ? "scan" : plain.Length <= LongestStem ? plain : plain[..LongestStem];
    }

    // Whose landmarks a scan's are goes by its voxels and where they lie, not by its file, which others may have packed or named in another way.
    private static string ContentOf(Volume volume) =>
        $"{ContentHash.OfVoxels(volume)} {string.Join(' ', volume.VoxelToWorld.ToMatrix().Select(value => Invariant($"{value:R}")))}";

    // Of scans that lie there already; each is read once, unless it changes.
    private string? KnownContentOf(string file)
    {
        var info = new FileInfo(file);
        if (_known.TryGetValue(file, out KnownScan? known) && known.Bytes == info.Length && known.Written == info.LastWriteTimeUtc)
        {
            return known.Content;
        }

        string? content;
        try
        {
            content = ContentOf(VolumeFile.Read(file));
        }
        catch (PinpointException)
        {
            // What somebody else put there and nobody can read is the scan of nobody's corrections.
            content = null;
        }

        _known[file] = new KnownScan(info.Length, info.LastWriteTimeUtc, content);
        return content;
    }

    // The content decides how a file is read, but its name must end so that a data set takes it.
    private (string Ending, string Content) Examine(string name, string file, CancellationToken cancellationToken)
    {
        using FileStream stream = File.OpenRead(file);
        string ending = "";
        string content;
        IDisposable? reservation = null;
        try
        {
            using var held = new FileMemory(memory, TimeSpan.FromSeconds(1));
            using var scan = new BodyStream(stream, long.MaxValue, cancellationToken);
            content = ContentOf(VolumeFile.Read(scan, name, stream.Length, new VolumeReadOptions
            {
                BeforeBytes = held.Take,
                BeforeVoxels = header =>
                {
                    ending = header.FileEnding;
                    reservation = memory.Take(ScanNeed.VoxelBytesOf(header), TimeSpan.FromSeconds(1), held.Held);
                },
            }));
        }
        catch (ResourceException exception)
        {
            throw new RequestRefusedException(StatusCodes.Status413PayloadTooLarge, exception.Message);
        }
        finally
        {
            reservation?.Dispose();
        }

        return (ending, content);
    }

    private sealed record KnownScan(long Bytes, DateTime Written, string? Content);
}

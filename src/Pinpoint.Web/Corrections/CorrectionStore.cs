using System.Security.Cryptography;
using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Corrections;

/// <summary>
/// A data set that grows by corrected cases, one at a time: <c>volumes/</c> and <c>landmarks/</c>, as <c>train</c> takes it. The same scan again, whatever its
/// file is called and however it is packed, replaces its landmarks, and those of before go to <c>earlier/</c>; another scan of the same name gets a number.
/// </summary>
internal sealed class CorrectionStore(string folder, MemoryBudget memory)
{
    private const int LongestStem = 60;
    private const string Unwritable = "the server cannot write to its corrections folder: the disk is full or it lacks the right; tell whoever runs it";
    private readonly Lock _lock = new();
    private readonly Dictionary<string, KnownScan> _known = new(StringComparer.Ordinal);

    private string Volumes => Path.Combine(folder, "volumes");

    private string Landmarks => Path.Combine(folder, "landmarks");

    private string Earlier => Path.Combine(folder, "earlier");

    /// <summary>Makes sure, before anybody corrects anything, that it could be kept.</summary>
    /// <exception cref="ResourceException">The folder cannot be written.</exception>
    public static void Prepare(string folder)
    {
        string trial = Path.Combine(folder, $".trial-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "volumes"));
            Directory.CreateDirectory(Path.Combine(folder, "landmarks"));
            File.WriteAllText(trial, "x");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ResourceException($"--corrections {folder}: cannot be written; choose another folder, or check the disk and the rights to it", exception);
        }
        finally
        {
            Remove(trial);
        }
    }

    /// <summary>Keeps a case, whole or not at all.</summary>
    /// <param name="name">The scan's name as the client gave it.</param>
    /// <param name="scan">The scan's file.</param>
    /// <param name="landmarks">The landmarks.</param>
    /// <param name="expected">What must stand there.</param>
    /// <param name="cancellationToken">Ends the reading of the scan.</param>
    /// <exception cref="BadInputException">The scan is none, is damaged, or has several frames.</exception>
    /// <exception cref="RequestRefusedException">The scan is too large, other landmarks of it are in the way, or the folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    /// <returns>What was kept, and the version of its landmarks.</returns>
    public (CorrectionDocument Kept, string Version) Save(
        string name, Stream scan, LandmarkSet landmarks, ExpectedVersion expected, CancellationToken cancellationToken)
    {
        // A name that neither reader of data sets takes for a scan.
        string incoming = Path.Combine(Volumes, $".incoming-{Guid.NewGuid():N}");
        try
        {
            AtomicFile.Write(incoming, scan.CopyTo);
            var (ending, content) = Examine(name, incoming, cancellationToken);
            lock (_lock)
            {
                return Place(incoming, PlainStem(name), ending, content, landmarks, expected);
            }
        }
        catch (Exception exception) when (exception is ResourceException or IOException or UnauthorizedAccessException)
        {
            throw new RequestRefusedException(StatusCodes.Status507InsufficientStorage, Unwritable);
        }
        finally
        {
            Remove(incoming);
        }
    }

    private static string PlainStem(string name)
    {
        string plain = string.Concat(VolumeFile.StemOf(name).Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '_'))
            .Trim('.', '_');
        return plain.Length == 0 ? "scan" : plain.Length <= LongestStem ? plain : plain[..LongestStem];
    }

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What went wrong before says more.
        }
    }

    private static string VersionOf(byte[] file) => $"\"{Convert.ToHexStringLower(SHA256.HashData(file))[..32]}\"";

    // Whose landmarks a scan's are goes by its voxels and where they lie, not by its file, which others may have packed or named in another way.
    private static string ContentOf(Volume volume) =>
        $"{ContentHash.OfVoxels(volume)} {string.Join(' ', volume.VoxelToWorld.ToMatrix().Select(value => Invariant($"{value:R}")))}";

    private (CorrectionDocument Kept, string Version) Place(
        string incoming, string stem, string ending, string content, LandmarkSet landmarks, ExpectedVersion expected)
    {
        Directory.CreateDirectory(Landmarks);
        string[] there = [.. Directory.EnumerateFiles(Volumes).Where(VolumeFile.HasVolumeName)];
        string? same = Array.Find(there, file => KnownContentOf(file) == content);
        string chosen = same is null ? FreeStem(stem, there) : VolumeFile.StemOf(same);
        string labels = Path.Combine(Landmarks, $"{chosen}.mrk.json");
        RefuseOtherLandmarks(chosen, labels);
        string? before = same is not null && File.Exists(labels) ? VersionOf(File.ReadAllBytes(labels)) : null;
        expected.Require(before);
        string? earlier = KeepEarlier(chosen, labels, before, landmarks);
        LandmarkFile.Write(labels, landmarks);
        if (same is null)
        {
            try
            {
                File.Move(incoming, Path.Combine(Volumes, chosen + ending));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Remove(labels);
                throw;
            }
        }

        return (new CorrectionDocument(chosen, same is not null, earlier), VersionOf(File.ReadAllBytes(labels)));
    }

    private string FreeStem(string stem, string[] there)
    {
        string chosen = stem;
        for (int number = 2; IsTaken(); number++)
        {
            chosen = $"{stem}-{number}";
        }

        return chosen;

        // Names that differ only in case are one name on some disks.
        bool IsTaken() => there.Any(file => VolumeFile.StemOf(file).Equals(chosen, StringComparison.OrdinalIgnoreCase))
            || Directory.EnumerateFiles(Landmarks).Any(file => LandmarkFile.StemOf(file).Equals(chosen, StringComparison.OrdinalIgnoreCase));
    }

    // What a person marked is never lost, whoever marks the scan after them.
    private string? KeepEarlier(string chosen, string labels, string? before, LandmarkSet landmarks)
    {
        using var text = new MemoryStream();
        LandmarkFormats.Standard.Written[0].Writer!.Write(text, landmarks, new LandmarkWriteOptions { CaseName = chosen });
        if (before is null || before == VersionOf(text.ToArray()))
        {
            return null;
        }

        Directory.CreateDirectory(Earlier);
        for (int number = 1; ; number++)
        {
            string kept = Path.Combine(Earlier, $"{chosen}-{number}.mrk.json");
            if (!File.Exists(kept))
            {
                File.Copy(labels, kept);
                return $"earlier/{chosen}-{number}.mrk.json";
            }
        }
    }

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

    // Two landmark files of one case make a data set unreadable, and one that people made is not ours to remove.
    private void RefuseOtherLandmarks(string chosen, string labels)
    {
        string? other = Directory.EnumerateFiles(Landmarks).Where(LandmarkFile.HasLandmarkName)
            .FirstOrDefault(
                file => LandmarkFile.StemOf(file).Equals(chosen, StringComparison.OrdinalIgnoreCase) && Path.GetFileName(file) != Path.GetFileName(labels));
        if (other is not null)
        {
            throw new RequestRefusedException(
                StatusCodes.Status409Conflict,
                $"the data set has landmarks of this scan in {Path.GetFileName(other)}; remove that file there or give the scan another name");
        }
    }

    // The content decides how a file is read, but its name must end so that a data set takes it. All of the file is read: one that is cut short must not spoil
    // the set.
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

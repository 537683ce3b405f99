using System.Security.Cryptography;
using System.Text;
using Pinpoint.Checks;
using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Patches;

namespace Pinpoint.Preparation;

/// <summary>
/// A folder of prepared scans, which several runs and processes may share at once. Each file is named after what it holds, is written under another name and
/// then takes its own, and is not changed after that: nobody need lock anything, and whoever comes second finds what he was about to make.
/// </summary>
/// <param name="folder">The folder; it is made when the first file is written.</param>
internal sealed class ScanCache(string folder) : IDisposable
{
    private const int KeyLetters = 32;
    private readonly OpenFiles _open = new();

    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>Bytes of the prepared scans in the folder.</summary>
    public long Bytes()
    {
        try
        {
            return Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*" + PreparedScanFile.Ending).Sum(file => file.Length) : 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Refuses a folder whose disk has no room for all.</summary>
    /// <param name="bytes">Bytes of all prepared scans of a training, those among them that are there.</param>
    /// <exception cref="ResourceException">There is no room.</exception>
    public void DemandRoom(long bytes)
    {
        long missing = bytes - Bytes();
        if (missing > 0 && FreeBytes() is { } free && missing > free)
        {
            throw new ResourceException(
                Invariant($"{folder}: the prepared scans take {bytes / 1e9:0.0} GB and the disk has {free / 1e9:0.0} GB free; free some space, or name a ") +
                "folder on another disk with --cache");
        }
    }

    /// <summary>Removes what killed writers left.</summary>
    public void Tidy()
    {
        if (Directory.Exists(folder))
        {
            LeftoverFiles.Remove(folder);
        }
    }

    /// <summary>Gives a case's prepared scan, and makes it where it is missing or not whole.</summary>
    /// <param name="item">The case.</param>
    /// <param name="plan">The plan, its spacings filled in.</param>
    /// <param name="mirror">The mirror, where the case is seen in the mirrored world.</param>
    /// <param name="landmarks">The landmarks in the scan's own frame, where the case is examined.</param>
    /// <param name="made">Whether the scan had to be read.</param>
    /// <exception cref="BadInputException">The scan is wrong, or was changed meanwhile.</exception>
    /// <exception cref="ResourceException">The cache cannot be written, or the scan does not fit into memory.</exception>
    public PreparedCase Prepare(DatasetCase item, TrainingPlan plan, WorldMirror? mirror, LandmarkSet? landmarks, out bool made)
    {
        var identity = ScanIdentity.Of(item);
        var parts = PreparationPlan.Of(plan);
        string key = KeyOf(Invariant($"scan {PreparedScanFile.Version}\n{identity.Hash}\n{parts}\nmirror {mirror?.Axis}"));
        string path = Path.Combine(folder, key + PreparedScanFile.Ending);
        PreparedCase? stored = PreparedScanFile.Open(path, key, item.VolumePath, _open, out string? scanFault);
        ScanFacts? facts = FactsOf(identity, item, landmarks, out string? factsPath, out string? factsFault);
        made = stored is null || (landmarks is not null && facts is null);
        if (!made)
        {
            return stored! with { Facts = facts };
        }

        PreparedCase read = PreparedCase.Read(item, plan, mirror, landmarks);
        identity.DemandUnchanged(item);
        if (stored is null && read.Facts is not { IsBlank: true })
        {
            Publish(path, scanFault is not null, stream => PreparedScanFile.Write(stream, key, item.VolumePath, read, parts));
            stored = PreparedScanFile.Open(path, key, item.VolumePath, _open, out string? again, isFresh: true)
                ?? throw new ResourceException($"{path}: what was just written {again ?? "is gone"}; check the disk");
        }

        if (factsPath is not null && facts is null)
        {
            Publish(factsPath, factsFault is not null, stream => ScanFactsFile.Write(stream, Path.GetFileName(factsPath), read.Facts!));
        }

        string? repair = scanFault is not null ? $"{path}: {scanFault}; it was made again"
            : factsFault is not null ? $"{factsPath}: {factsFault}; it was made again"
            : null;
        return (stored ?? read) with { Facts = read.Facts, Repair = repair };
    }

    /// <summary>Gives what examines a case of which no grids are needed.</summary>
    /// <exception cref="BadInputException">The scan is wrong, or was changed meanwhile.</exception>
    /// <exception cref="ResourceException">The cache cannot be written, or the scan does not fit into memory.</exception>
    public ScanFacts Examine(DatasetCase item, LandmarkSet? landmarks)
    {
        LandmarkSet known = landmarks ?? new LandmarkSet([]);
        var identity = ScanIdentity.Of(item);
        if (FactsOf(identity, item, known, out string? path, out string? fault) is { } facts)
        {
            return facts;
        }

        facts = ScanFacts.Of(item.Name, Dataset.OpenScan(item), landmarks);
        identity.DemandUnchanged(item);
        Publish(path!, fault is not null, stream => ScanFactsFile.Write(stream, Path.GetFileName(path!), facts));
        return facts;
    }

    /// <inheritdoc/>
    public void Dispose() => _open.Dispose();

    private static string KeyOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..KeyLetters];

    private ScanFacts? FactsOf(ScanIdentity identity, DatasetCase item, LandmarkSet? landmarks, out string? path, out string? fault)
    {
        (path, fault) = (null, null);
        if (landmarks is null)
        {
            return null;
        }

        string name = KeyOf(Invariant($"facts {ScanFactsFile.Version}\n{identity.Hash}\n{ContentHash.OfLandmarks(landmarks)}")) + ScanFactsFile.Ending;
        path = Path.Combine(folder, name);
        return ScanFactsFile.Read(path, name, item.Name, out fault);
    }

    // Without a flush to the disk: what a power cut leaves of the file is known by its checksum, and is made again.
    private void Publish(string path, bool replace, Action<Stream> write)
    {
        string temporary = LeftoverFiles.TemporaryFor(path);
        try
        {
            Directory.CreateDirectory(folder);
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1))
            {
                write(stream);
            }

            Take(temporary, path, replace);
        }
        catch (Exception exception)
        {
            TryDelete(temporary);
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw new ResourceException(
                    $"{path}: cannot be written ({AtomicFile.FirstLine(exception.Message)}); free some space, or name another folder with --cache; what is "
                        + "prepared stays",
                    exception);
            }

            throw;
        }
    }

    // The first run to name its file wins: a file that others read is replaced only where it is known to be damaged.
    private static void Take(string temporary, string path, bool replace)
    {
        try
        {
            File.Move(temporary, path, replace);
        }
        catch (IOException) when (!replace && File.Exists(path))
        {
            TryDelete(temporary);
        }
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is taken for what a killed writer left, and removed by the next run.
        }
    }

    private long? FreeBytes()
    {
        try
        {
            string? there = Path.GetFullPath(folder);
            while (there is not null && !Directory.Exists(there))
            {
                there = Path.GetDirectoryName(there);
            }

            return there is null ? null : new DriveInfo(there).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Some network drives do not say.
            return null;
        }
    }
}

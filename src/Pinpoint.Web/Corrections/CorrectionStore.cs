using Pinpoint.Documents;
using Pinpoint.Imaging;
using Pinpoint.Web.Predictions;

namespace Pinpoint.Web.Corrections;

/// <summary>
/// A data set that grows by corrected cases, one at a time: <c>volumes/</c> and <c>landmarks/</c>, as <c>train</c> takes it. The same scan again
/// replaces its landmarks; another scan of the same name gets a number.
/// </summary>
internal sealed class CorrectionStore(string folder, MemoryBudget memory)
{
    private const int LongestStem = 60;
    private const string Unwritable = "the server cannot write to its corrections folder: the disk is full or it lacks the right; tell whoever runs it";
    private readonly Lock _lock = new();

    private string Volumes => Path.Combine(folder, "volumes");

    private string Landmarks => Path.Combine(folder, "landmarks");

    /// <summary>Keeps a case, whole or not at all.</summary>
    /// <param name="name">The scan's name as the client gave it.</param>
    /// <param name="scan">The scan's file.</param>
    /// <param name="landmarks">The landmarks.</param>
    /// <param name="cancellationToken">Ends the reading of the scan.</param>
    /// <exception cref="BadInputException">The scan is none, is damaged, or has several frames.</exception>
    /// <exception cref="RequestRefusedException">The scan is too large, other landmarks of it are in the way, or the folder cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    public CorrectionDocument Save(string name, Stream scan, LandmarkSet landmarks, CancellationToken cancellationToken)
    {
        // A name that neither reader of data sets takes for a scan.
        string incoming = Path.Combine(Volumes, $".incoming-{Guid.NewGuid():N}");
        try
        {
            AtomicFile.Write(incoming, scan.CopyTo);
            string ending = EndingOf(name, incoming, cancellationToken);
            lock (_lock)
            {
                return Place(incoming, PlainStem(name), ending, landmarks);
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

    private static bool SameContent(string first, string second)
    {
        using FileStream one = File.OpenRead(first);
        using FileStream other = File.OpenRead(second);
        return one.Length == other.Length
            && System.Security.Cryptography.SHA256.HashData(one).AsSpan().SequenceEqual(System.Security.Cryptography.SHA256.HashData(other));
    }

    private CorrectionDocument Place(string incoming, string stem, string ending, LandmarkSet landmarks)
    {
        Directory.CreateDirectory(Landmarks);
        string[] there = [.. Directory.EnumerateFiles(Volumes).Where(VolumeFile.HasVolumeName)];
        string chosen = stem;
        bool replaced = false;
        for (int number = 2; ; number++)
        {
            // Names that differ only in case are one name on some disks.
            string? volume = Array.Find(there, file => VolumeFile.StemOf(file).Equals(chosen, StringComparison.OrdinalIgnoreCase));
            if (volume is not null && SameContent(volume, incoming))
            {
                (chosen, replaced) = (VolumeFile.StemOf(volume), true);
                break;
            }

            if (volume is null
                && !Directory.EnumerateFiles(Landmarks).Any(file => LandmarkFile.StemOf(file).Equals(chosen, StringComparison.OrdinalIgnoreCase)))
            {
                break;
            }

            chosen = $"{stem}-{number}";
        }

        string labels = Path.Combine(Landmarks, $"{chosen}.mrk.json");
        RefuseOtherLandmarks(chosen, labels);
        LandmarkFile.Write(labels, landmarks);
        if (!replaced)
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

        return new CorrectionDocument(chosen, replaced);
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
    private string EndingOf(string name, string file, CancellationToken cancellationToken)
    {
        using FileStream stream = File.OpenRead(file);
        string ending = "";
        IDisposable? reservation = null;
        try
        {
            using var scan = new BodyStream(stream, long.MaxValue, cancellationToken);
            VolumeFile.Read(scan, name, stream.Length, new VolumeReadOptions
            {
                BeforeVoxels = header =>
                {
                    ending = header.FileEnding;
                    reservation = memory.Take((double)header.Size.Voxels * VoxelTypes.BytesOf(header.VoxelType), TimeSpan.FromSeconds(1));
                },
            });
        }
        catch (ResourceException exception)
        {
            throw new RequestRefusedException(StatusCodes.Status413PayloadTooLarge, exception.Message);
        }
        finally
        {
            reservation?.Dispose();
        }

        return ending;
    }
}

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
    private const string Unwritable = "the server cannot write to its corrections folder: the disk is full or it lacks the right; tell whoever runs it";
    private readonly Lock _lock = new();
    private readonly ScanShelf _scans = new(Path.Combine(folder, "volumes"), memory);

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
            ReceivedScan.Remove(trial);
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
        try
        {
            using ReceivedScan received = _scans.Receive(name, scan, cancellationToken);
            lock (_lock)
            {
                return Place(received, landmarks, expected);
            }
        }
        catch (Exception exception) when (exception is ResourceException or IOException or UnauthorizedAccessException)
        {
            throw new RequestRefusedException(StatusCodes.Status507InsufficientStorage, Unwritable);
        }
    }

    private static string VersionOf(byte[] file) => $"\"{Convert.ToHexStringLower(SHA256.HashData(file))[..32]}\"";

    private (CorrectionDocument Kept, string Version) Place(ReceivedScan received, LandmarkSet landmarks, ExpectedVersion expected)
    {
        Directory.CreateDirectory(Landmarks);
        string? same = _scans.FindSame(received.Content);
        string chosen = same is null ? _scans.FreeStem(received.Stem, HasLandmarks) : VolumeFile.StemOf(same);
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
                received.MoveTo(Volumes, chosen);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                ReceivedScan.Remove(labels);
                throw;
            }
        }

        return (new CorrectionDocument(chosen, same is not null, earlier), VersionOf(File.ReadAllBytes(labels)));
    }

    private bool HasLandmarks(string stem) =>
        Directory.EnumerateFiles(Landmarks).Any(file => LandmarkFile.StemOf(file).Equals(stem, StringComparison.OrdinalIgnoreCase));

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
}

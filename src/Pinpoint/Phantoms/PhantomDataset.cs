using Pinpoint.Imaging;

namespace Pinpoint.Phantoms;

/// <summary>Writes phantoms as a data set: <c>volumes/</c> and <c>landmarks/</c>.</summary>
public static class PhantomDataset
{
    /// <summary>Writes the phantoms <paramref name="first"/> .. <paramref name="first"/> + <paramref name="count"/> - 1 of a series.</summary>
    /// <param name="folder">The data set's folder.</param>
    /// <param name="seed">The seed of the series.</param>
    /// <param name="first">The number of the first phantom.</param>
    /// <param name="count">How many.</param>
    /// <param name="options">The form of the scans.</param>
    /// <param name="cancellation">Stops between two phantoms.</param>
    /// <returns>The names of the cases.</returns>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IReadOnlyList<string> Write(string folder, ulong seed, int first, int count, HeadPhantomOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string[] names = [.. Enumerable.Range(first, count).Select(index => $"phantom-{index:000}")];
        for (int i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var phantom = HeadPhantom.Create(seed, first + i, options);
            VolumeFile.Write(Path.Combine(folder, "volumes", names[i] + ".nii.gz"), phantom.Volume);
            LandmarkFile.Write(Path.Combine(folder, "landmarks", names[i] + ".mrk.json"), phantom.Landmarks);
        }

        return names;
    }
}

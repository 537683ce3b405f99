using Pinpoint.Imaging;

namespace Pinpoint.Phantoms;

/// <summary>Writes phantoms as a data set: <c>volumes/</c> and <c>landmarks/</c>.</summary>
public static class PhantomDataset
{
    /// <summary>Writes the small heads <paramref name="first"/> .. <paramref name="first"/> + <paramref name="count"/> - 1 of a series.</summary>
    /// <param name="folder">The data set's folder.</param>
    /// <param name="seed">The seed of the series.</param>
    /// <param name="first">The number of the first phantom.</param>
    /// <param name="count">How many.</param>
    /// <param name="options">The form of the scans.</param>
    /// <param name="cancellationToken">Stops between two phantoms.</param>
    /// <returns>The names of the cases.</returns>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IReadOnlyList<string> Write(
        string folder, ulong seed, int first, int count, HeadPhantomOptions? options = null, CancellationToken cancellationToken = default)
    {
        string[] names = Names("phantom", first, count);
        Write(folder, names, i =>
        {
            var head = HeadPhantom.Create(seed, first + i, options);
            return new Phantom(head.Volume, head.Landmarks);
        }, cancellationToken);
        return names;
    }

    /// <summary>The names of the phantoms <paramref name="first"/> .. <paramref name="first"/> + <paramref name="count"/> - 1 of a series.</summary>
    public static string[] Names(string prefix, int first, int count) =>
        [.. Enumerable.Range(first, count).Select(number => Invariant($"{prefix}-{number:000}"))];

    /// <summary>The files of a case in a data set's folder.</summary>
    public static (string Volume, string Landmarks) Files(string folder, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return (Path.Combine(folder, "volumes", name + ".nii.gz"), Path.Combine(folder, "landmarks", name + ".mrk.json"));
    }

    /// <summary>Writes phantoms under the given names.</summary>
    /// <param name="folder">The data set's folder.</param>
    /// <param name="names">The names of the cases.</param>
    /// <param name="make">Makes the phantom of a place in <paramref name="names"/>.</param>
    /// <param name="cancellationToken">Stops between two phantoms.</param>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static void Write(string folder, IReadOnlyList<string> names, Func<int, Phantom> make, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(make);
        for (int i = 0; i < names.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Phantom phantom = make(i);
            var (volume, landmarks) = Files(folder, names[i]);
            VolumeFile.Write(volume, phantom.Volume);
            LandmarkFile.Write(landmarks, phantom.Landmarks);
        }
    }
}

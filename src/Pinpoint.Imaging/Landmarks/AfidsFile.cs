namespace Pinpoint.Imaging;

/// <summary>
/// The <c>.fcsv</c> that the programs around the AFIDs (anatomical fiducials) read: the form of Slicer 4.10, whose label is the landmark's number and whose
/// description is its name, in RAS millimetres, for many of them look at no header. They have no place for more.
/// </summary>
public static class AfidsFile
{
    /// <summary>
    /// Writes the landmarks that have a position, whole or not at all. The others are left out, and their numbers with them: 0, 0, 0 is a place.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="landmarks">The landmarks, in LPS mm, in the order that numbers them from 1.</param>
    /// <exception cref="BadInputException">A position is beyond <see cref="WorldPoint.GreatestMm"/>.</exception>
    /// <exception cref="ResourceException">The folder cannot be written, or the disk is full.</exception>
    public static void Write(string path, LandmarkSet landmarks)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(landmarks);
        LandmarkFile.RefuseImplausible(path, landmarks);
        AtomicFile.Write(path, stream => AfidsWriter.Write(stream, landmarks), file => ReadBack(file, landmarks));
    }

    private static void ReadBack(string file, LandmarkSet landmarks)
    {
        string[] written = [.. landmarks.Where(landmark => landmark.Position is not null).Select(landmark => landmark.Name.ReplaceLineEndings(" ").Trim())];
        IEnumerable<string> read = written.Length == 0
            ? []
            : FiducialCsvReader.Read(InputText.Read(file), namesFromDescription: true).Select(landmark => landmark.Name);
        if (!read.SequenceEqual(written, StringComparer.Ordinal))
        {
            throw new BadInputException(file, null, "holds other landmarks than were to be written");
        }
    }
}

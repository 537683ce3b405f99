namespace Pinpoint.Imaging;

/// <summary>Whether a landmark file belongs to the scan that it is used with.</summary>
public static class LandmarksInScan
{
    /// <summary>Checks positions against the scanned field.</summary>
    /// <param name="volume">The scan.</param>
    /// <param name="landmarks">The landmarks, in LPS mm.</param>
    /// <param name="path">The landmark file, for messages.</param>
    /// <returns>One line for each landmark that lies outside, where most lie inside.</returns>
    /// <exception cref="BadInputException">More than half of the landmarks lie outside the scan.</exception>
    public static IReadOnlyList<string> Check(Volume volume, LandmarkSet landmarks, string path)
    {
        ArgumentNullException.ThrowIfNull(volume);
        return Check(volume.Size, volume.VoxelToWorld, volume.AffineSource, landmarks, path);
    }

    /// <summary>Checks positions against the field that a scan's header tells of.</summary>
    /// <param name="header">The scan's header.</param>
    /// <param name="landmarks">The landmarks, in LPS mm.</param>
    /// <param name="path">The landmark file, for messages.</param>
    /// <returns>One line for each landmark that lies outside, where most lie inside.</returns>
    /// <exception cref="BadInputException">More than half of the landmarks lie outside the scan.</exception>
    public static IReadOnlyList<string> Check(VolumeHeader header, LandmarkSet landmarks, string path)
    {
        ArgumentNullException.ThrowIfNull(header);
        return Check(header.Size, header.VoxelToWorld, header.AffineSource, landmarks, path);
    }

    private static IReadOnlyList<string> Check(VolumeSize size, Affine voxelToWorld, AffineSource source, LandmarkSet landmarks, string path)
    {
        ArgumentNullException.ThrowIfNull(landmarks);
        Landmark[] placed = [.. landmarks.Where(landmark => landmark.Position is not null)];
        Landmark[] outside = [.. placed.Where(landmark => !size.Contains(voxelToWorld.ToVoxel(landmark.Position!.Value)))];
        string? cause = outside.Length == 0 ? null : Misplacement.Explain(size, voxelToWorld, source, [.. placed.Select(landmark => landmark.Position!.Value)]);
        if (outside.Length * 2 > placed.Length)
        {
            throw new BadInputException(
                path, $"landmark '{outside[0].Name}'", Invariant($"lies outside its scan, as do {outside.Length} of the {placed.Length} landmarks; ") +
                        Invariant($"{cause ?? "give the file of this scan, and check whether its positions are LPS or RAS"}"));
        }

        return outside.Length > 1 && cause is not null
            ? [Invariant($"{path}: {outside.Length} of {placed.Length} landmarks lie outside the scan; {cause}")]
            : [.. outside.Select(landmark => $"{path}: landmark '{landmark.Name}' lies outside its scan")];
    }
}

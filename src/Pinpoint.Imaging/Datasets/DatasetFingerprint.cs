namespace Pinpoint.Imaging;

/// <summary>The fingerprints of a whole data set.</summary>
/// <param name="Name">The set's name.</param>
/// <param name="LandmarkNames">The union of the labels, in the order of first appearance.</param>
/// <param name="Cases">The cases, in the set's order.</param>
public sealed record DatasetFingerprint(string Name, IReadOnlyList<string> LandmarkNames, IReadOnlyList<CaseFingerprint> Cases)
{
    /// <summary>One hash for scans and landmarks together; it depends on neither the order nor the names of the cases.</summary>
    public string Hash => ContentHash.OfLines(Cases.Select(item => $"{item.VoxelHash} {item.LandmarkHash}").Order(StringComparer.Ordinal));

    /// <summary>The median spacing along each axis, in mm; null for a set without cases.</summary>
    public (double X, double Y, double Z)? MedianSpacingMm => Cases.Count == 0
        ? null
        : (Median(item => item.SpacingMm.X), Median(item => item.SpacingMm.Y), Median(item => item.SpacingMm.Z));

    /// <summary>The names of cases whose voxels are the same, group by group.</summary>
    public IReadOnlyList<IReadOnlyList<string>> SameScans() =>
        [.. Cases.GroupBy(item => item.VoxelHash, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => group.Select(item => item.Name).ToArray())];

    private double Median(Func<CaseFingerprint, double> figure)
    {
        double[] sorted = [.. Cases.Select(figure).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

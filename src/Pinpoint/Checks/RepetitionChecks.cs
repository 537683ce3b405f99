using Pinpoint.Imaging;

namespace Pinpoint.Checks;

/// <summary>Looks for cases that are there twice: in both training and validation they would flatter a model.</summary>
internal static class RepetitionChecks
{
    private const double SamePositionMm = 0.001;
    private const int FewestPoints = 2;

    /// <summary>One finding for each case whose voxels are those of an earlier one.</summary>
    public static void FindScans(IReadOnlyList<ExaminedCase> cases, List<Finding> findings)
    {
        var first = new Dictionary<string, ExaminedCase>(StringComparer.Ordinal);
        foreach (ExaminedCase item in cases)
        {
            // Blank scans are all alike, and reported as blank.
            if (item.Fingerprint is { } taken && taken.Intensities.Minimum != taken.Intensities.Maximum && !first.TryAdd(taken.VoxelHash, item))
            {
                findings.Add(item.OnScan(
                    FindingSeverity.Warning,
                    FindingCodes.SameScanTwice,
                    $"holds the same voxels as the case '{first[taken.VoxelHash].Source.Name}' ({first[taken.VoxelHash].Source.VolumePath}); " +
                    $"{Remedy(item, first[taken.VoxelHash])}"));
            }
        }
    }

    /// <summary>One finding for each case whose landmarks lie where those of an earlier one do, to a thousandth of a millimetre.</summary>
    public static void FindLandmarks(IReadOnlyList<ExaminedCase> cases, List<Finding> findings)
    {
        for (int later = 1; later < cases.Count; later++)
        {
            ExaminedCase? same = cases.Take(later).FirstOrDefault(earlier => AreSame(earlier.Landmarks, cases[later].Landmarks));
            if (same is not null)
            {
                findings.Add(cases[later].OnLandmarks(
                    FindingSeverity.Warning,
                    FindingCodes.SameLandmarksTwice,
                    null,
                    $"holds the same positions as the case '{same.Source.Name}' ({same.Source.LandmarksPath}); one of the two belongs to another scan, or " +
                    "a case is there twice"));
            }
        }
    }

    /// <summary>What to do with two cases that are one: graver where one is to judge what the other trained.</summary>
    public static string Remedy(ExaminedCase one, ExaminedCase other) => one.Source.Split == "test" != (other.Source.Split == "test")
        ? "one of them is kept for the test and the other is not, so the test would flatter the model; take one out"
        : "keep one of them";

    private static bool AreSame(LandmarkSet? one, LandmarkSet? other)
    {
        if (one is null || other is null)
        {
            return false;
        }

        int common = 0;
        foreach (Landmark landmark in one)
        {
            if (landmark.Position is { } position && other.Find(landmark.Name)?.Position is { } second)
            {
                if (position.DistanceTo(second) > SamePositionMm)
                {
                    return false;
                }

                common++;
            }
        }

        return common >= FewestPoints;
    }
}

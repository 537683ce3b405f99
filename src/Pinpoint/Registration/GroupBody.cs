using Pinpoint.Imaging;

namespace Pinpoint.Registration;

/// <summary>A body of a cohort.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Landmarks">Its landmarks in its own scan, LPS mm.</param>
/// <param name="Aligned">The same, laid on the mean shape: its Procrustes coordinates, in LPS mm about the mean shape's place.</param>
/// <param name="CentroidSizeMm">Its size: the root of the summed squared distances of its landmarks from their centre, in mm.</param>
public sealed record GroupBody(string Name, LandmarkSet Landmarks, LandmarkSet Aligned, double CentroidSizeMm)
{
    /// <summary>The root mean square distance of its aligned landmarks from the mean shape's, in mm.</summary>
    public double DistanceMm(LandmarkSet mean) =>
        Math.Sqrt(Aligned.Zip(mean, (own, other) => Math.Pow(own.Position!.Value.DistanceTo(other.Position!.Value), 2)).Average());
}

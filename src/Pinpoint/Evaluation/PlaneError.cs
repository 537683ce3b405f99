using Pinpoint.Biometry;
using Pinpoint.Planes;

namespace Pinpoint.Evaluation;

/// <summary>How far two planes lie apart.</summary>
internal static class PlaneError
{
    /// <summary>The angle between two planes, whichever way their normals point: 0 to 90 degrees.</summary>
    public static double AngleDegrees(ScanPlane one, ScanPlane other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);

        // The sine keeps the digits of small angles, which the cosine loses.
        return Math.Atan2(one.Normal.Cross(other.Normal).Length, Math.Abs(one.Normal.Dot(other.Normal))) * 180 / Math.PI;
    }

    /// <summary>The distance in mm of the true plane's origin from the plane that was found.</summary>
    public static double DistanceMm(ScanPlane truth, ScanPlane found)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(found);
        return Math.Abs(found.Project(truth.Origin).Distance);
    }

    internal static PlaneOutcome Between(string caseName, string plane, AnatomyReading truth, AnatomyReading found) =>
        truth.Plane(plane) is { } marked && found.Plane(plane) is { } answered
            ? new PlaneOutcome(caseName, plane, AngleDegrees(marked, answered), DistanceMm(marked, answered))
            : new PlaneOutcome(caseName, plane, null, null);
}

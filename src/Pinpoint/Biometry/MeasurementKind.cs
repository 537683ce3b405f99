namespace Pinpoint.Biometry;

/// <summary>The ways to measure with landmarks.</summary>
public enum MeasurementKind
{
    /// <summary>The distance between two places, in mm.</summary>
    Distance,

    /// <summary>The circumference of the ellipse with two diameters, in mm.</summary>
    EllipseCircumference,

    /// <summary>The angle between the ways from a middle place to two others, in degrees (0 to 180).</summary>
    Angle,

    /// <summary>The distance of a place from the line through two others, in mm.</summary>
    DistanceToLine,

    /// <summary>The distance of a place from the plane that fits three or more landmarks, in mm.</summary>
    DistanceToPlane,
}

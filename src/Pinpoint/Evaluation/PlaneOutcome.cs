namespace Pinpoint.Evaluation;

/// <summary>A plane of one case, as the answer's landmarks and the true ones define it.</summary>
/// <param name="Case">The case's name.</param>
/// <param name="Plane">The plane's name.</param>
/// <param name="AngleDegrees">The angle between the two planes, 0 to 90 degrees; null where one side does not define the plane.</param>
/// <param name="DistanceMm">The distance of the true plane's origin from the answer's plane, in mm; null where one side does not define the plane.</param>
public sealed record PlaneOutcome(string Case, string Plane, double? AngleDegrees, double? DistanceMm);

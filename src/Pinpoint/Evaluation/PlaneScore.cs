namespace Pinpoint.Evaluation;

/// <summary>One plane over all cases; every figure is null where no case defines the plane on both sides.</summary>
/// <param name="Plane">The plane's name.</param>
/// <param name="Title">Its name in words.</param>
/// <param name="Cases">The cases in which truth and answer both define it.</param>
/// <param name="Undefined">The cases in which the truth defines it and the answer does not.</param>
/// <param name="AngleMean">The mean angle in degrees between true and answered plane.</param>
/// <param name="AngleSd">Its population standard deviation.</param>
/// <param name="AngleMax">The largest angle.</param>
/// <param name="DistanceMeanMm">The mean distance in mm of the true plane's origin from the answered plane.</param>
/// <param name="DistanceSdMm">Its population standard deviation.</param>
/// <param name="DistanceMaxMm">The largest distance.</param>
public sealed record PlaneScore(
    string Plane,
    string Title,
    int Cases,
    int Undefined,
    double? AngleMean,
    double? AngleSd,
    double? AngleMax,
    double? DistanceMeanMm,
    double? DistanceSdMm,
    double? DistanceMaxMm);

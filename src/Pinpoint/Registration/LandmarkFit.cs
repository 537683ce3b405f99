namespace Pinpoint.Registration;

/// <summary>How far landmarks are believed.</summary>
public enum LandmarkFit
{
    /// <summary>All are: least squares, each weighted by its error radius. A spline goes through all.</summary>
    LeastSquares,

    /// <summary>Less, the further one is off the others: Huber's weights, found by least squares again and again.</summary>
    Robust,

    /// <summary>Those alone on which most agree (RANSAC): the others may be wrong by any length, and are left out.</summary>
    Consensus,
}

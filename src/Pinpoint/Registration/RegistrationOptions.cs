namespace Pinpoint.Registration;

/// <summary>How to register.</summary>
/// <param name="Kind">What the transform may do.</param>
public sealed record RegistrationOptions(TransformKind Kind = TransformKind.Rigid)
{
    /// <summary>How far landmarks are believed; null takes robust weights, and all landmarks for a spline.</summary>
    public LandmarkFit? Fit { get; init; }

    /// <summary>
    /// The residual in mm up to which a landmark agrees, for <see cref="LandmarkFit.Consensus"/>; null takes it from the error radii, or from the
    /// landmarks themselves where there are none.
    /// </summary>
    public double? InlierMm { get; init; }

    /// <summary>The seed of the samples that <see cref="LandmarkFit.Consensus"/> draws where there are too many to try all.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The way that is taken.</summary>
    public LandmarkFit FitOrUsual => Fit ?? (Kind == TransformKind.ThinPlateSpline ? LandmarkFit.LeastSquares : LandmarkFit.Robust);
}

namespace Pinpoint.Phantoms;

/// <summary>The form of a phantom's scan.</summary>
/// <param name="Size">Voxels along each side.</param>
/// <param name="SpacingMm">Distance between voxels in mm.</param>
public sealed record HeadPhantomOptions(int Size = 72, double SpacingMm = 1.75)
{
    /// <summary>The largest turn of the head about each axis, in degrees.</summary>
    public double TurnDegrees { get; init; } = 15;

    /// <summary>The largest shift of the head along each axis, in mm.</summary>
    public double ShiftMm { get; init; } = 6;
}

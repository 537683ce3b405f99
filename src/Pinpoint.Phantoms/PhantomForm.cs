namespace Pinpoint.Phantoms;

/// <summary>How the scans of a series of phantoms are made.</summary>
/// <param name="SpacingMm">Distance between voxels in mm; the extent stays the same. Null: what is usual for the kind.</param>
/// <param name="Threads">Threads to work with (one per core); they do not change the scan.</param>
public sealed record PhantomForm(double? SpacingMm = null, int? Threads = null);

using Pinpoint.Imaging;

namespace Pinpoint.Registration;

/// <summary>A landmark of two scans.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fixed">Its place in the fixed scan, LPS mm.</param>
/// <param name="Moving">Its place in the moving scan, LPS mm.</param>
/// <param name="DeviationMm">The standard deviation along each axis of the two places' errors together; null where no radius tells it.</param>
internal sealed record RegistrationPair(string Name, WorldPoint Fixed, WorldPoint Moving, double? DeviationMm);

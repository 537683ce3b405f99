using Pinpoint.Planes;

namespace Pinpoint.Workflows;

/// <summary>A plane that was cut out of a scan.</summary>
/// <param name="Definition">The plane's definition.</param>
/// <param name="Files">Its files.</param>
/// <param name="Picture">The slice as it is drawn in the picture, from its top left corner on.</param>
public sealed record PlaneCut(PlaneDefinition Definition, PlaneFiles Files, PlaneImage Picture);

using Pinpoint.Biometry;
using Pinpoint.Documents;

namespace Pinpoint.Workflows;

/// <summary>The planes that were cut out of a scan.</summary>
/// <param name="Planes">The planes that the landmarks define, and their files.</param>
/// <param name="Measurements">What can be measured.</param>
/// <param name="Problems">Why the other planes and measurements are not there.</param>
/// <param name="Document">All this as a JSON document.</param>
/// <param name="SummaryFile">The file that holds the document; null where no plane was cut.</param>
public sealed record CutPlanesOutcome(
    IReadOnlyList<PlaneCut> Planes,
    IReadOnlyList<Measurement> Measurements,
    IReadOnlyList<PinpointException> Problems,
    PlanesDocument Document,
    string? SummaryFile);

using Pinpoint.Web.Models;

namespace Pinpoint.Web.Predictions;

/// <summary>A scan to be predicted.</summary>
/// <param name="Model">The model.</param>
/// <param name="Name">The scan's name.</param>
/// <param name="Frame">Which frame of a scan with a fourth axis.</param>
/// <param name="Series">Which volume of an archive: its name, UID, number or description; null takes the one with the most slices.</param>
/// <param name="WithPaths">Whether the ways of the starts are wanted.</param>
/// <param name="Body">The scan.</param>
/// <param name="Length">The body's bytes, where the client said.</param>
internal sealed record PredictionRequest(ServedModel Model, string Name, int? Frame, string? Series, bool WithPaths, Stream Body, long? Length);

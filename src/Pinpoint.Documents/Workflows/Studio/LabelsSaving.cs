using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>Landmarks of a case that a person saves.</summary>
/// <param name="Landmarks">The landmarks that are decided, those that are not visible among them.</param>
/// <param name="ExpectedVersion">The version that the person saw; null where the case had none.</param>
/// <param name="Done">Whether all of the list are decided.</param>
/// <param name="Seconds">The seconds of work since the last saving.</param>
/// <param name="User">Who saves; null where that is not known.</param>
internal sealed record LabelsSaving(LandmarkSet Landmarks, string? ExpectedVersion, bool Done, double Seconds, string? User);

namespace Pinpoint.Web.Corrections;

/// <summary>A corrected case that was kept.</summary>
/// <param name="Case">Its name in the data set.</param>
/// <param name="Replaced">Whether it took the place of earlier corrections of the same scan.</param>
internal sealed record SavedCorrection(string Case, bool Replaced);

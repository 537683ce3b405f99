namespace Pinpoint.Imaging;

/// <summary>A scan of a list.</summary>
/// <param name="Name">The name that the list gives it; null where it gives none.</param>
/// <param name="Path">Its file or folder, which need not exist.</param>
/// <param name="NiftiNoCodes">Where it lies if it is a NIfTI file that does not say it; null where the list says nothing.</param>
public sealed record ListedScan(string? Name, string Path, NiftiNoCodes? NiftiNoCodes);

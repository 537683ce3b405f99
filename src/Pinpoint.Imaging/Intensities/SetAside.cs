namespace Pinpoint.Imaging;

/// <summary>
/// Which ranks of an <see cref="IntensityOrder"/> hold ordinary values: those below are dark fill, those above bright fill and, below it, hot voxels.
/// </summary>
/// <param name="First">The first ordinary rank.</param>
/// <param name="End">The rank behind the last ordinary one.</param>
/// <param name="Hot">Values that are far too bright.</param>
/// <param name="BrightFill">Values of bright fill.</param>
/// <param name="FillValue">The value of the fill; of the darkest where there are several.</param>
internal readonly record struct SetAside(int First, int End, int Hot, int BrightFill, double? FillValue);

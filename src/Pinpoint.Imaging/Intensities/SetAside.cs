namespace Pinpoint.Imaging;

/// <summary>Which values of an <see cref="IntensityOrder"/> are fill.</summary>
/// <param name="DarkFills">The values of fill below all others, the darkest first.</param>
/// <param name="BrightFill">The value of fill above all others; null where there is none.</param>
/// <param name="Dark">The ranks that dark fill takes, from 0 on.</param>
/// <param name="Bright">The ranks that bright fill takes, up to the last.</param>
internal sealed record SetAside(double[] DarkFills, double? BrightFill, int Dark, int Bright)
{
    /// <summary>All values of fill.</summary>
    public double[] Fills => BrightFill is { } bright ? [.. DarkFills, bright] : DarkFills;
}

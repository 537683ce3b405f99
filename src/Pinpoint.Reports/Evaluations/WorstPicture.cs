using Pinpoint.Imaging;

namespace Pinpoint.Reports;

/// <summary>A landmark with a large error, in three views through its true position.</summary>
/// <param name="Case">The case.</param>
/// <param name="Truth">The landmark as it was marked.</param>
/// <param name="Predicted">The landmark as it was found.</param>
/// <param name="Views">The views.</param>
internal sealed record WorstPicture(string Case, Landmark Truth, Landmark Predicted, IReadOnlyList<ScanView> Views)
{
    /// <summary>The radial error in mm.</summary>
    public double ErrorMm => Truth.Position is { } truth && Predicted.Position is { } found ? truth.DistanceTo(found) : 0;
}

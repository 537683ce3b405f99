using Pinpoint.Imaging;
using Pinpoint.Methods;
using Pinpoint.Patches;

namespace Pinpoint.Localization;

/// <summary>A scan, or its mirror image, and what a search found in it.</summary>
/// <param name="Grid">The working grid that was searched.</param>
/// <param name="Found">What was found, on this grid.</param>
/// <param name="Paths">The ways of the starts.</param>
/// <param name="Passes">Patch stacks that went through the network.</param>
/// <param name="IsScanned">Whether a place of the grid's world lies in the scanned field.</param>
/// <param name="Mirror">The mirror image of the world in which the grid lies; null for the world itself.</param>
internal sealed record SearchedScan(
    WorkingGrid Grid, FoundLandmarks Found, IReadOnlyList<StartPath> Paths, int Passes, Func<WorldPoint, bool> IsScanned, WorldMirror? Mirror);

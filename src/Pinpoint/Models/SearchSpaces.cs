using Pinpoint.Shapes;

namespace Pinpoint.Models;

/// <summary>The kinds of search spaces.</summary>
internal static class SearchSpaces
{
    private static readonly PositionRow Position = new();
    private static readonly ModesRow Modes = new();
    private static readonly PosedModesRow PosedModes = new();

    /// <summary>The row of a kind.</summary>
    public static ISearchSpaceRow Of(SearchSpaceKind kind) => kind switch
    {
        SearchSpaceKind.Position => Position,
        SearchSpaceKind.Modes => Modes,
        SearchSpaceKind.PosedModes => PosedModes,
    };

    /// <summary>The facts that spaces with a shape prior share.</summary>
    public static SearchSpaceFacts FactsOf(IShapePrior prior, double sigmas) => new()
    {
        Modes = prior.Linear.ModeCount,
        TotalVariance = prior.Linear.TotalVariance,
        Sigmas = sigmas,
        HiddenUnits = prior.Bend?.HiddenUnits ?? 0,
        ForetoldShare = prior.Bend?.ForetoldShare ?? 0,
    };
}

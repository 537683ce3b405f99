using Pinpoint.Localization;
using Pinpoint.Models;

namespace Pinpoint.Export;

/// <summary>The second stage of a search with every number in it, as the metadata of the first stage's file hold it.</summary>
internal sealed record ExportedRefinement
{
    /// <summary>The name of the refinement's file, beside the first.</summary>
    public required string File { get; init; }

    /// <summary>Spacing in mm of the two grids: channels 0-2 and channels 3-5 of the network's input.</summary>
    public required IReadOnlyList<double> GridSpacingsMm { get; init; }

    /// <summary>The unit of the network's displacements in mm, at scale 1.</summary>
    public required double UnitMm { get; init; }

    /// <summary>The turn of each view of each move against the pose, a rotation vector in radians <c>[updates][views][3]</c>.</summary>
    public required IReadOnlyList<IReadOnlyList<double[]>> Turns { get; init; }

    public static ExportedRefinement Of(LandmarkModel model, string file)
    {
        RefinementPlan plan = model.Plan.Refinement!;
        double spacing = plan.GridSpacingMm!.Value;
        return new ExportedRefinement { File = file, GridSpacingsMm = [spacing, 2 * spacing], UnitMm = plan.Unit * spacing, Turns = ViewTurns.Of(plan) };
    }
}

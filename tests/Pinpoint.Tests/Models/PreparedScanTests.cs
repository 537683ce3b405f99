using Pinpoint.Imaging;
using Pinpoint.Models;
using Pinpoint.Patches;
using Pinpoint.Phantoms;

namespace Pinpoint.Tests.Models;

public sealed class PreparedScanTests
{
    [Theory]
    [InlineData(IntensityMapping.AsStored)]
    [InlineData(IntensityMapping.Percentiles)]
    public void A_scan_is_on_the_very_grids_that_are_built_one_by_one(IntensityMapping mapping)
    {
        Volume volume = HeadPhantom.Create(3, 1, new HeadPhantomOptions(Size: 24, SpacingMm: 4)).Volume;
        TrainingPlan plan = new() { Intensities = mapping, GridSpacingMm = 8, Refinement = new RefinementPlan { GridSpacingMm = 4 } };
        var (grid, view) = PreparedScan.Of(volume, plan, isRefined: true);
        foreach (var (found, spacing) in new[] { (grid, 8.0), (view!.Fine, 4), (view.Wide, 8) })
        {
            WorkingGrid expected = WorkingGridBuilder.Build(volume, spacing, mapping);
            found.Frame.ShouldBe(expected.Frame);
            found.Intensities.ToArray().ShouldBe(expected.Intensities.ToArray());
        }

        PreparedScan.Of(volume, plan, isRefined: false).View.ShouldBeNull();
    }
}

using Pinpoint.Checks;
using Pinpoint.Imaging;
using Pinpoint.Testing;

namespace Pinpoint.Tests.Checks;

public sealed class RealDatasetTests
{
    // SPRET is another species than the house mouse; X129P3.J stands out with three landmarks.
    [SharedFact]
    public void The_mouse_skulls_are_clean_but_for_the_shape_of_two_strains()
    {
        DatasetReport report = DatasetDoctor.Examine(Dataset.Open(SharedData.PathOf("data", "mouse_skull")));

        report.Errors.ShouldBe(0);
        report.Fingerprint.Cases.Count.ShouldBe(36);
        report.Findings.ShouldAllBe(finding => finding.Code == FindingCodes.ShapeOutlier && finding.Landmark != null);
        report.Findings.Select(finding => finding.Case).Distinct(StringComparer.Ordinal).ShouldBe(["SPRET.EiJ", "X129P3.J"]);
        report.Findings.Count.ShouldBeLessThanOrEqualTo(5);
    }
}

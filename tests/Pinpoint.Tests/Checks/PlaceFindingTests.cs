using Pinpoint.Checks;
using Pinpoint.Imaging;

namespace Pinpoint.Tests.Checks;

/// <summary>Scans that differ from the others, points that are not in their scan, and cases that are there twice.</summary>
public sealed class PlaceFindingTests : IDisposable
{
    private readonly MadeDataset _set = new();

    public void Dispose() => _set.Dispose();

    [Fact]
    public void A_point_outside_its_scan_is_named_with_its_distance()
    {
        // The field ends 1.5 mm below the highest point, the crown.
        double z = _set.Landmarks[2].Find("02")!.Position!.Value.Z;
        double top = z - 1.5;
        _set.Volumes[2] = MadeDataset.VolumeOf(MadeDataset.Grid(offset: new WorldPoint(0, 0, top - 28)), 16, 2);

        Finding finding = _set.Examine().Findings.ShouldHaveSingleItem();

        finding.ShouldBe(new Finding(
            FindingSeverity.Warning,
            FindingCodes.PointOutsideVolume,
            "case2",
            _set.LandmarksPath(2),
            "02",
            "'02' lies 1.5 mm outside the scan; correct its position, or mark it as missing"));
    }

    [Theory]
    [InlineData(1, "the file likely belongs to another scan")]
    [InlineData(-1, "mixes up LPS and RAS")]
    public void Points_that_are_nearly_all_outside_are_one_error(int sign, string reason)
    {
        var far = new WorldPoint(sign * 100, sign * 100, 0);
        _set.Volumes[4] = MadeDataset.VolumeOf(MadeDataset.Grid(offset: far), 16, 4);
        _set.Change(4, item => item.Position is { } p && sign < 0 ? item with { Position = new WorldPoint(100 - p.X, 100 - p.Y, p.Z) } : item);

        Finding finding = _set.Examine().Findings.ShouldHaveSingleItem();

        (finding.Severity, finding.Code, finding.File, finding.Landmark).ShouldBe(
            (FindingSeverity.Error, FindingCodes.PointOutsideVolume, _set.LandmarksPath(4), null));
        finding.Message.ShouldStartWith("12 of 12 points lie outside the scan");
        finding.Message.ShouldContain(reason);
    }

    [Fact]
    public void Another_spacing_is_found()
    {
        _set.Volumes[1] = MadeDataset.VolumeOf(MadeDataset.Grid(5), 16, 1);
        Finding finding = Single(1, FindingCodes.SpacingOutlier);
        finding.Message.ShouldContain("5 x 5 x 5 mm, in the set it is 3.5 x 3.5 x 3.5 mm");
    }

    [Fact]
    public void Spacings_that_vary_all_over_the_set_have_no_outlier()
    {
        for (int i = 0; i < 8; i++)
        {
            _set.Volumes[i] = MadeDataset.VolumeOf(MadeDataset.Grid(3.5 + (0.2 * i)), 16, (ulong)i);
        }

        _set.Examine().Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Another_orientation_is_found_and_a_permuted_scan_is_odd_for_nothing_else()
    {
        // Indices run to superior, left, posterior.
        _set.Volumes[6] = MadeDataset.VolumeOf(new Affine([0, 3.5, 0, -26, 0, 0, 3.5, -26, 3.5, 0, 0, -26]), 16, 6);
        Single(6, FindingCodes.OrientationOutlier).Message.ShouldStartWith("the axes run SLP, those of 7 of 8 scans LPS");
    }

    [Fact]
    public void A_far_larger_field_is_found() => TryVolume(3, MadeDataset.VolumeOf(MadeDataset.Grid(), 40, 3), FindingCodes.SizeOutlier);

    [Fact]
    public void Other_intensities_are_found() => TryVolume(5, MadeDataset.VolumeOf(MadeDataset.Grid(), 16, 5, factor: 4), FindingCodes.IntensityOutlier);

    [Fact]
    public void A_blank_scan_is_an_error()
    {
        _set.Volumes[0] = Volume.Create(new byte[4096], new VolumeSize(16, 16, 16), MadeDataset.Grid());
        Single(0, FindingCodes.EmptyVolume, FindingSeverity.Error).Message.ShouldStartWith("all voxels have the value 0");
    }

    [Fact]
    public void The_same_scan_twice_is_found_with_both_names()
    {
        _set.Volumes[6] = _set.Volumes[2];
        Single(6, FindingCodes.SameScanTwice).Message.ShouldContain($"the case 'case2' ({_set.VolumePath(2)})");
    }

    [Fact]
    public void The_same_landmarks_twice_are_found_in_whatever_order()
    {
        _set.Landmarks[6] = new LandmarkSet(_set.Landmarks[2].Reverse());
        Finding finding = _set.Examine().Findings.ShouldHaveSingleItem();
        (finding.Severity, finding.Code, finding.Case, finding.File).ShouldBe(
            (FindingSeverity.Warning, FindingCodes.SameLandmarksTwice, "case6", _set.LandmarksPath(6)));
        finding.Message.ShouldContain($"the case 'case2' ({_set.LandmarksPath(2)})");
    }

    private void TryVolume(int index, Volume volume, string code)
    {
        _set.Volumes[index] = volume;
        Single(index, code);
    }

    private Finding Single(int index, string code, FindingSeverity severity = FindingSeverity.Warning)
    {
        Finding finding = _set.Examine().Findings.ShouldHaveSingleItem();
        (finding.Severity, finding.Code, finding.Case, finding.File, finding.Landmark).ShouldBe((severity, code, $"case{index}", _set.VolumePath(index), null));
        return finding;
    }
}

namespace Pinpoint.Imaging.Tests.Landmarks;

public sealed class MisplacementTests
{
    private static readonly VolumeSize Size = new(40, 30, 50);
    private static readonly Affine Frame = Affine.FromSpacing(2, 2, 2, new WorldPoint(-200, -300, -900));
    private static readonly WorldPoint[] Right = [new(-190, -290, -890), new(-150, -260, -850), new(-170, -270, -830)];

    [Theory]
    [InlineData("LPS and RAS", -1, -1, 1, 0)]
    [InlineData("divided by 1000", 1000, 1000, 1000, 0)]
    [InlineData("multiplied by 1000", 0.001, 0.001, 0.001, 0)]
    [InlineData("first voxel as origin", 1, 1, 1, 1)]
    public void The_mistake_is_named(string cause, double x, double y, double z, int toFirstVoxel)
    {
        WorldPoint[] points =
            [.. Right.Select(p => new WorldPoint((x * p.X) + (200 * toFirstVoxel), (y * p.Y) + (300 * toFirstVoxel), (z * p.Z) + (900 * toFirstVoxel)))];
        Explain(points).ShouldNotBeNull().ShouldContain(cause);
    }

    [Fact]
    public void Voxel_indices_are_named() =>
        Explain([.. Right.Select(p => Frame.ToVoxel(p)).Select(v => new WorldPoint(v.X, v.Y, v.Z))]).ShouldNotBeNull().ShouldContain("voxel indices");

    [Theory]
    [InlineData(AffineSource.Spacing, "--nifti-no-codes itk")]
    [InlineData(AffineSource.Header, "first voxel as origin")]
    public void Points_of_a_scan_without_codes_name_the_option(AffineSource source, string remedy)
    {
        // As nibabel places it: centred, y from back to front.
        var nibabel = new Affine([2, 0, 0, -39, 0, -2, 0, 29, 0, 0, 2, -49]);
        WorldPoint[] inItk = [new(40, 20, 60), new(70, 50, 90), new(10, 50, 20)];
        Misplacement.Explain(Size, nibabel, source, inItk).ShouldNotBeNull().ShouldContain(remedy);
    }

    [Fact]
    public void Points_placed_by_nibabel_in_a_scan_that_lies_as_itk_has_it_name_the_other_option() =>
        Misplacement.Explain(Size, Affine.FromSpacing(2, 2, 2), AffineSource.Spacing, [new(-30, 20, -40), new(30, -20, 40)])
            .ShouldNotBeNull()
            .ShouldContain("--nifti-no-codes nibabel");

    [Fact]
    public void Points_of_another_scan_have_no_cause() => Explain([new(500, 100, -300), new(520, 90, -310)]).ShouldBeNull();

    [Fact]
    public void Points_shrunk_to_a_dot_have_no_cause() =>
        Misplacement.Explain(
            new VolumeSize(40, 40, 40),
            Affine.FromSpacing(2, 2, 2, new WorldPoint(-39, -39, -39)),
            AffineSource.Header,
            [new(150, 150, -300), new(190, 190, -310)]).ShouldBeNull();

    private static string? Explain(WorldPoint[] points) => Misplacement.Explain(Size, Frame, AffineSource.Header, points);
}

using Pinpoint.Checks;
using Pinpoint.Imaging;
using Pinpoint.Tests.Support;

namespace Pinpoint.Tests.Checks;

public sealed class MirrorImagesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Bones_of_the_other_side_are_told_with_a_margin(int seed)
    {
        int[] other = [1, 2, 5, 8, 11, 13, 15, 16];
        var found = MirrorImages.Find(Femora.Make(19, (ulong)seed, other));

        found.Cases.Select((item, index) => (item.Side, index)).Where(item => item.Side == Handedness.Mirrored).Select(item => item.index).ShouldBe(other);
        found.Cases.ShouldAllBe(item => item.Side != Handedness.Unknown && item.Margin > 0.6);
        found.IsBilateral.ShouldBeFalse();
        found.Any.ShouldBeTrue();
    }

    [Fact]
    public void The_greater_part_of_the_set_gives_the_side()
    {
        int[] first = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        MirrorImages.Find(Femora.Make(14, 4, first)).Cases.Take(10).ShouldAllBe(item => item.Side == Handedness.AsMost);
        MirrorImages.Find(Femora.Make(20, 4, first)).Cases.Take(10).ShouldAllBe(item => item.Side == Handedness.AsMost);
    }

    [Fact]
    public void A_set_of_one_side_has_no_mirror_image_whatever_its_poses()
    {
        LandmarkSet[] bones = [.. Femora.Make(12, 5)
            .Select((set, i) => new LandmarkSet(set.Select(point => point with { Position = i % 2 == 0 ? point.Position : HalfTurn(point.Position!.Value) })))];
        MirrorImages.Find(bones).Any.ShouldBeFalse();
    }

    [Fact]
    public void Flat_shapes_are_their_own_mirror_images_and_tell_nothing()
    {
        LandmarkSet[] flat = [.. Femora.Make(10, 6, 3, 7)
            .Select(set => new LandmarkSet(set.Select(point => point with { Position = point.Position!.Value with { X = 0 } })))];
        MirrorImages.Find(flat).Cases.ShouldAllBe(item => item.Side == Handedness.Unknown);
    }

    [Fact]
    public void Shuffled_labels_are_not_taken_for_a_mirror_image()
    {
        LandmarkSet[] bones = Femora.Make(12, 7);
        bones[4] = Femora.Shuffled(bones[4], 9);
        MirrorImages.Find(bones).Cases[4].Side.ShouldBe(Handedness.Unknown);
    }

    [Fact]
    public void Cases_without_landmarks_and_with_few_are_unknown()
    {
        LandmarkSet?[] bones = [.. Femora.Make(10, 8, 2, 6)];
        bones[3] = null;
        bones[5] = new LandmarkSet(bones[5]!.Take(3));
        bones[6] = new LandmarkSet(bones[6]!.Skip(4));

        IReadOnlyList<CaseHandedness> cases = MirrorImages.Find(bones).Cases;

        cases[3].ShouldBe(new CaseHandedness(Handedness.Unknown, 0));
        cases[5].ShouldBe(new CaseHandedness(Handedness.Unknown, 0));
        cases.Count(item => item.Side == Handedness.Mirrored).ShouldBe(2);
        cases[6].Side.ShouldBe(Handedness.Mirrored);
        MirrorImages.Find([]).Cases.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_head_is_bilateral_whether_its_labels_say_so_or_not(bool named)
    {
        using var set = new MadeDataset(named: named);
        MirrorImages.Find(set.Landmarks).IsBilateral.ShouldBeTrue();
    }

    private static WorldPoint HalfTurn(WorldPoint p) => new(-p.X, -p.Y, p.Z);
}

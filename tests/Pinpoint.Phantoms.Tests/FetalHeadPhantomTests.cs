using System.Numerics;
using Pinpoint.Imaging;

namespace Pinpoint.Phantoms.Tests;

public sealed class FetalHeadPhantomTests
{
    private static readonly FetalHeadOptions Coarse = new() { SpacingMm = 2 };

    [Fact]
    public void The_same_number_gives_the_same_scan_whatever_the_thread_count()
    {
        Phantom once = FetalHeadPhantom.Create(7, 3, Coarse with { Threads = 1 });
        Phantom again = FetalHeadPhantom.Create(7, 3, Coarse with { Threads = 3 });
        again.Volume.Bytes().SequenceEqual(once.Volume.Bytes()).ShouldBeTrue();
        again.Landmarks.ShouldBe(once.Landmarks);
        FetalHeadPhantom.LandmarksOf(7, 3, Coarse).ShouldBe(once.Landmarks);
        FetalHeadPhantom.Create(7, 4, Coarse).Volume.Bytes().SequenceEqual(once.Volume.Bytes()).ShouldBeFalse();
    }

    [Fact]
    public void A_scan_has_the_published_form_and_directions()
    {
        Affine affine = FetalHeadPhantom.VoxelToWorld();
        affine.Spacing.ShouldBe((0.5, 0.5, 0.5));
        WorldPoint middle = affine.ToWorld(new VoxelPoint(323 / 2.0, 206 / 2.0, 278 / 2.0));
        middle.DistanceTo(new WorldPoint(0, 0, 0)).ShouldBeLessThan(1e-9);
        LandmarkSet head = FetalHeadPhantom.LandmarksOf(1, 1);
        head.Select(landmark => landmark.Name)
            .ShouldBe([
                "head_centre", "head_front", "head_back", "head_right", "head_left", "ventricle_right_inner", "ventricle_right_outer", "cerebellum_right",
                "cerebellum_left", "csp",
            ]);
        VoxelPoint Voxel(string name) => affine.ToVoxel(head.Find(name)!.Position!.Value);
        Voxel("head_back").X.ShouldBeGreaterThan(Voxel("head_front").X + 80);
        Voxel("head_right").Y.ShouldBeGreaterThan(Voxel("head_left").Y + 60);
        Voxel("cerebellum_left").Z.ShouldBeLessThan(Voxel("head_centre").Z);
        Voxel("ventricle_right_outer").Y.ShouldBeGreaterThan(Voxel("ventricle_right_inner").Y);
        head.Find("head_left")!.Position!.Value.X.ShouldBeGreaterThan(head.Find("head_right")!.Position!.Value.X);
        Phantom scan = FetalHeadPhantom.Create(1, 1, Coarse);
        scan.Volume.Size.ShouldBe(new VolumeSize(81, 52, 70));
    }

    [Fact]
    public void Every_landmark_of_many_heads_lies_within_the_scan_and_heads_are_as_large_as_their_age_has_it()
    {
        Affine affine = FetalHeadPhantom.VoxelToWorld();
        for (int index = 0; index < 300; index++)
        {
            FetalHead head = FetalHead.Draw(5, index, Coarse);
            head.Shape.Weeks.ShouldBeInRange(19, 23);
            double breadth = 2 * head.Shape.HalfAxes.X;
            breadth.ShouldBeInRange(FetalGrowth.BiparietalDiameter(head.Shape.Weeks, -2.6), FetalGrowth.BiparietalDiameter(head.Shape.Weeks, 2.6));
            head.Landmarks.ShouldAllBe(landmark => new VolumeSize(324, 207, 279).Contains(affine.ToVoxel(landmark.Position!.Value)));
        }
    }

    [Fact]
    public void The_tissue_around_a_landmark_is_that_which_its_name_says()
    {
        for (int index = 0; index < 20; index++)
        {
            FetalHead head = FetalHead.Draw(5, index, Coarse);
            var scene = new FetalHeadScene(head, new SplitMixRandom(5, (ulong)index, 1, PhantomStreams.FetalHeads));
            FetalHeadShape shape = head.Shape;
            Tissue At(Vector3 point) => scene.At(head.ToWorld(point)).Tissue;
            At(shape.Cavum).ShouldBe(Tissue.CerebralFluid);
            Vector3 atrium = (shape.RightAtrium.Inner + shape.RightAtrium.Outer) / 2;
            At(atrium).ShouldBeOneOf(Tissue.ChoroidPlexus, Tissue.CerebralFluid);
            Vector3 outward = Vector3.Normalize(shape.RightAtrium.Outer - atrium);
            At(shape.RightAtrium.Outer + (0.8f * outward)).ShouldNotBeOneOf(Tissue.ChoroidPlexus, Tissue.CerebralFluid);
            scene.At(head.ToWorld(shape.RightAtrium.Outer)).Mirror.ShouldBeGreaterThan(0, "the wall shines");
            At(shape.Cerebellum.Right + new Vector3(0.7f, 0, 0)).ShouldBe(Tissue.CerebellarHemisphere);
            At(shape.Cerebellum.Right - new Vector3(0.7f, 0, 0)).ShouldNotBe(Tissue.CerebellarHemisphere);
            At(new Vector3(0, -shape.HalfAxes.Y + 0.4f, 0)).ShouldBeOneOf(Tissue.Bone, Tissue.Suture);
            At(new Vector3(0, -shape.HalfAxes.Y - 0.8f, 0)).ShouldBe(Tissue.Scalp);
        }
    }
}

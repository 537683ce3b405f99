using Pinpoint.Imaging;

namespace Pinpoint.Phantoms.Tests;

public sealed class HeadPhantomTests
{
    private static readonly HeadPhantomOptions Small = new(Size: 32, SpacingMm: 4);

    [Fact]
    public void The_same_number_gives_the_same_head()
    {
        var once = HeadPhantom.Create(7, 3, Small);
        var again = HeadPhantom.Create(7, 3, Small);
        again.Volume.Bytes().SequenceEqual(once.Volume.Bytes()).ShouldBeTrue();
        again.Landmarks.ShouldBe(once.Landmarks);
    }

    [Fact]
    public void Another_number_or_seed_gives_another_head()
    {
        WorldPoint? front = HeadPhantom.Create(7, 3, Small).Landmarks[0].Position;
        HeadPhantom.Create(7, 4, Small).Landmarks[0].Position.ShouldNotBe(front);
        HeadPhantom.Create(8, 3, Small).Landmarks[0].Position.ShouldNotBe(front);
    }

    [Fact]
    public void All_landmarks_of_many_heads_lie_within_the_scan()
    {
        for (int index = 0; index < 100; index++)
        {
            var phantom = HeadPhantom.Create(1, index, new HeadPhantomOptions(Size: 8, SpacingMm: 72 * 1.75 / 8));
            phantom.Landmarks.ShouldAllBe(landmark => phantom.Volume.Size.Contains(phantom.Volume.ToVoxel(landmark.Position!.Value)));
        }
    }

    [Fact]
    public void The_picture_shows_what_the_landmarks_say()
    {
        var phantom = HeadPhantom.Create(1, 5, new HeadPhantomOptions(Size: 72));
        MeanAround(phantom, "cerebellum_left").ShouldBe(165, 12);
        MeanAround(phantom, "cerebellum_right").ShouldBe(165, 12);
        double[] corner = [.. Enumerable.Range(0, 5).Select(x => (double)phantom.Volume.Voxels<byte>()[x])];
        corner.Average().ShouldBe(35, 12);
    }

    [Fact]
    public void Left_lies_to_the_left()
    {
        LandmarkSet landmarks = HeadPhantom.Create(1, 6, Small).Landmarks;
        landmarks.Find("skull_left")!.Position!.Value.X.ShouldBeGreaterThan(landmarks.Find("skull_right")!.Position!.Value.X);
        landmarks.Find("skull_back")!.Position!.Value.Y.ShouldBeGreaterThan(landmarks.Find("skull_front")!.Position!.Value.Y);
    }

    private static double MeanAround(HeadPhantom phantom, string name)
    {
        VoxelPoint at = phantom.Volume.ToVoxel(phantom.Landmarks.Find(name)!.Position!.Value);
        var (x, y, z) = ((int)Math.Round(at.X), (int)Math.Round(at.Y), (int)Math.Round(at.Z));
        VolumeSize size = phantom.Volume.Size;
        double sum = 0;
        for (int i = 0; i < 27; i++)
        {
            sum += phantom.Volume.Voxels<byte>()[x - 1 + (i % 3) + (size.X * (y - 1 + (i / 3 % 3) + (size.Y * (z - 1 + (i / 9)))))];
        }

        return sum / 27;
    }
}

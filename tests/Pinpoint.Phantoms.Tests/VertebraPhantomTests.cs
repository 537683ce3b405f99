using Pinpoint.Imaging;

namespace Pinpoint.Phantoms.Tests;

public sealed class VertebraPhantomTests
{
    [Fact]
    public void The_same_number_gives_the_same_scan_whatever_the_thread_count()
    {
        Phantom once = VertebraPhantom.Create(7, 3, 2, threads: 1);
        Phantom again = VertebraPhantom.Create(7, 3, 2, threads: 3);
        again.Volume.Bytes().SequenceEqual(once.Volume.Bytes()).ShouldBeTrue();
        again.Landmarks.ShouldBe(once.Landmarks);
        VertebraPhantom.Create(7, 4, 2).Landmarks.ShouldNotBe(once.Landmarks);
    }

    [Fact]
    public void Densities_are_those_of_bone_at_the_bone_of_soft_tissue_in_the_canal_and_of_air_outside()
    {
        Phantom phantom = VertebraPhantom.Create(1, 1);
        Around(phantom, "body_centre").ShouldBe(280, 75);
        Around(phantom, "canal_centre").ShouldBe(38, 25);
        Around(phantom, "endplate_superior_front").ShouldBeGreaterThan(150);
        phantom.Volume.Voxels<short>()[0].ShouldBeInRange((short)-1024, (short)-850);
    }

    [Fact]
    public void Every_landmark_of_many_vertebrae_lies_within_the_scan()
    {
        for (int index = 0; index < 40; index++)
        {
            Phantom phantom = VertebraPhantom.Create(3, index, 4);
            phantom.Landmarks.ShouldAllBe(landmark => phantom.Volume.Size.Contains(phantom.Volume.ToVoxel(landmark.Position!.Value)));
            phantom.Landmarks.Find("transverse_left")!.Position!.Value.X.ShouldBeGreaterThan(phantom.Landmarks.Find("transverse_right")!.Position!.Value.X);
        }
    }

    private static double Around(Phantom phantom, string name)
    {
        VoxelPoint at = phantom.Volume.ToVoxel(phantom.Landmarks.Find(name)!.Position!.Value);
        VolumeSize size = phantom.Volume.Size;
        double sum = 0;
        for (int i = 0; i < 27; i++)
        {
            int x = (int)Math.Round(at.X) + (i % 3) - 1;
            int y = (int)Math.Round(at.Y) + (i / 3 % 3) - 1;
            int z = (int)Math.Round(at.Z) + (i / 9) - 1;
            sum += phantom.Volume.Voxels<short>()[x + (size.X * (y + (size.Y * z)))];
        }

        return sum / 27;
    }
}

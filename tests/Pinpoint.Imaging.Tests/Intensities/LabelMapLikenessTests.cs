namespace Pinpoint.Imaging.Tests.Intensities;

public sealed class LabelMapLikenessTests
{
    private static readonly VolumeSize Size = new(24, 24, 24);

    [Fact]
    public void A_label_map_of_any_type_is_told()
    {
        Of(Regions((byte)3)).ShouldBe(4);
        Of(Regions((ushort)1)).ShouldBe(2);
        Of(Regions((short)60)).ShouldBe(61);
        Of(Regions(3f)).ShouldBe(4);
        Of(Regions(3.0)).ShouldBe(4);
        Of(Regions(3)).ShouldBe(4);
    }

    [Fact]
    public void A_scan_is_none_though_it_has_few_values_or_is_even()
    {
        var random = new SplitMixRandom(1);
        byte[] noise = new byte[Size.Voxels];
        for (int i = 0; i < noise.Length; i++)
        {
            noise[i] = (byte)(random.NextIndex(2) * random.NextIndex(20));
        }

        Of(noise).ShouldBeNull("few values, and noise");
        Of([.. Regions((short)3).Select(value => (short)(value - 1000))]).ShouldBeNull("it begins below 0");
        Of([.. Regions(3f).Select(value => value / 2)]).ShouldBeNull("a value is no whole number");
        Of(Regions((short)70)).ShouldBeNull("more values than label maps have");
        Of([.. Regions((byte)3).Select(value => (byte)(value == 0 ? 3 : 0))]).ShouldBeNull("most of it is no background");
        Of(new byte[Size.Voxels]).ShouldBeNull("there is one value only");
        Volume.Create(Regions((short)3), Size, Affine.Identity, 2, -1000).Ordinary().Labels.ShouldBeNull("it has a scale");
    }

    private static int? Of<T>(T[] voxels)
        where T : unmanaged => Volume.Create(voxels, Size, Affine.Identity).Ordinary().Labels;

    // A block of columns with the labels 1 to most, one beside the other along y.
    private static T[] Regions<T>(T most)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        int labels = int.CreateChecked(most);
        var voxels = new T[Size.Voxels];
        for (int i = 0; i < voxels.Length; i++)
        {
            var (x, y, z) = (i % 24, i / 24 % 24, i / 576);
            voxels[i] = x is > 4 and < 20 && y is > 3 and < 20 ? T.CreateChecked(1 + ((y + (17 * z)) % labels)) : T.Zero;
        }

        return voxels;
    }
}

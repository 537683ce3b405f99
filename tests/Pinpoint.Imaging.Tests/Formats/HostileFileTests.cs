using FsCheck;
using FsCheck.Fluent;
using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests;

public sealed class HostileFileTests : IDisposable
{
    private static readonly string[] Packed = [".nii.gz", ".mha", ".nrrd"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_compressed_file_cut_anywhere_is_refused()
    {
        Dictionary<string, byte[]> files = Packed.ToDictionary(ending => ending, Whole, StringComparer.Ordinal);
        Prop.ForAll(Gen.Elements(Packed).ToArbitrary(), Gen.Choose(0, 9999).ToArbitrary(), Gen.Elements(false, true).ToArbitrary(), (ending, place, nearEnd) =>
        {
            byte[] whole = files[ending];
            int length = nearEnd ? whole.Length - 1 - (place % 40) : whole.Length * place / 10000;
            string file = _folder.File("cut" + ending);
            File.WriteAllBytes(file, whole[..length]);
            BadInputException exception = Should.Throw<BadInputException>(() => VolumeFile.Read(file));
            return exception.Message.StartsWith(file, StringComparison.Ordinal) && !exception.Message.Contains('\n', StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void Whatever_bytes_are_changed_a_file_is_read_or_refused_in_one_line()
    {
        Dictionary<string, byte[]> files = TestVolumes.Endings.ToDictionary(ending => ending, Whole, StringComparer.Ordinal);
        Gen<(int Place, byte Value)> change = from place in Gen.Choose(0, 700) from value in Gen.Choose(0, 255) select (place, (byte)value);
        Prop.ForAll(Gen.Elements(TestVolumes.Endings).ToArbitrary(), change.NonEmptyListOf().ToArbitrary(), (ending, changes) =>
        {
            byte[] bytes = [.. files[ending]];
            foreach (var (place, value) in changes.Take(5))
            {
                bytes[place % bytes.Length] = value;
            }

            string file = _folder.File("whole" + ending);
            File.WriteAllBytes(file, bytes);
            try
            {
                VolumeFile.ReadHeader(file);
                return VolumeFile.Read(file).Size.Voxels > 0;
            }
            catch (PinpointException exception)
            {
                return !exception.Message.Contains('\n', StringComparison.Ordinal);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(600));
    }

    private byte[] Whole(string ending)
    {
        string file = _folder.File("whole" + ending);
        VolumeFile.Write(file, TestVolumes.Bytes(20, 12, 9), new VolumeWriteOptions { Compress = true });
        return File.ReadAllBytes(file);
    }
}

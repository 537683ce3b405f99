using System.Globalization;
using Pinpoint.Testing;
using Pinpoint.Testing.Dicom;

namespace Pinpoint.Imaging.Tests.Formats.Volumes.Dicom;

/// <summary>A series as dcmtk writes it in one syntax after the other, and the directory of a medium that it makes: always the same volume.</summary>
public sealed class DicomPeerTests : IDisposable
{
    private static readonly (string Program, string[] Options)[] Conversions =
    [
        ("dcmconv", ["+ti"]),
        ("dcmconv", ["+ti", "+e", "+g", "-F"]),
        ("dcmconv", ["+tb"]),
        ("dcmconv", ["+td"]),
        ("dcmconv", ["+te", "-e"]),
        ("dcmcrle", []),
        ("dcmcjpeg", ["+e1"]),
        ("dcmcjpeg", ["+el", "+sv", "2"]),
        ("dcmcjpeg", ["+el", "+sv", "7", "+fs", "1"]),
        ("dcmcjpls", ["+el"]),
        ("dcmcjpls", ["+el", "+fs", "1"]),
    ];

    private readonly DicomFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [DcmtkFact]
    public void A_series_in_any_syntax_of_dcmtk_is_the_same_volume()
    {
        WriteSeries("plain");
        Volume plain = VolumeFile.Read(_folder.File("plain"));
        for (int conversion = 0; conversion < Conversions.Length; conversion++)
        {
            var (program, options) = Conversions[conversion];
            string folder = _folder.File($"conversion{conversion}");
            Directory.CreateDirectory(folder);
            foreach (string file in Directory.GetFiles(_folder.File("plain")))
            {
                Dcmtk.Run(program, [.. options, file, Path.Combine(folder, Path.GetFileName(file))]);
            }

            Volume volume = VolumeFile.Read(folder);

            string name = $"{program} {string.Join(' ', options)}";
            volume.Voxels<short>().SequenceEqual(plain.Voxels<short>()).ShouldBeTrue(name);
            volume.VoxelToWorld.ShouldBe(plain.VoxelToWorld, name);
        }
    }

    [DcmtkFact]
    public void The_directory_of_a_medium_that_dcmtk_makes_leads_to_the_series()
    {
        WriteSeries("medium");
        string[] names = [.. Directory.GetFiles(_folder.File("medium")).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];
        Dcmtk.Run("dcmmkdir", ["-W", "+I", "-Nxc", "+id", _folder.File("medium"), "+D", _folder.File("medium/DICOMDIR"), .. names]);

        Volume volume = VolumeFile.Read(_folder.File("medium/DICOMDIR"));

        volume.Voxels<short>().SequenceEqual(VolumeFile.Read(_folder.File("medium")).Voxels<short>()).ShouldBeTrue();
    }

    private void WriteSeries(string folder)
    {
        var series = new TestSeries(61, 47) { PixelSpacing = [0.5, 0.5] };
        var random = new Random(3);
        for (int slice = 0; slice < 3; slice++)
        {
            short[] values = [.. Enumerable.Range(0, 61 * 47).Select(index => (short)((index * 7 % 900) - 400 + random.Next(-40, 40)))];
            TestDataSet set = series.Slice(slice + 1, [-10, -20, 1.5 * slice], DicomFolder.Words(values));
            set.Add(0x00080020, "DA", "20260101");
            set.Add(0x00080030, "TM", "120000");
            set.Add(0x00200010, "SH", "1");
            set.Add(0x00200013, "IS", (slice + 1).ToString(CultureInfo.InvariantCulture));
            _folder.Write($"{folder}/IM{slice}", set);
        }
    }
}

using Pinpoint.Testing;

namespace Pinpoint.Imaging.Tests.Formats.Volumes.Dicom;

/// <summary>Files of real scanners and archives, in many syntaxes; where a NIfTI file stands beside them, it was made by another program.</summary>
public sealed class RealDicomTests
{
    // The lossy syntaxes, and how far a voxel may be off, in HU.
    private static readonly (string Uid, double MeanHu, double LargestHu)[] Lossy =
    [
        ("4.50.", 20, 65), ("4.51.", 4, 36), ("4.53.", 4, 36), ("4.55.", 4, 36), ("4.81.", 0.7, 1), ("4.91.", 0.6, 5),
    ];

    [SharedFact]
    public void One_slice_in_fifteen_syntaxes_is_one_slice()
    {
        string[] files = Directory.GetFiles(SharedData.PathOf("data", "dicom", "ct_one_slice_15_syntaxes"));
        float[] plain = Values(files.Single(file => file.EndsWith("CTImage.dcm", StringComparison.Ordinal)));
        files.Length.ShouldBe(16);
        foreach (string file in files)
        {
            double[] off = [.. Values(file).Zip(plain, (one, other) => Math.Abs((double)one - other))];
            var (_, mean, largest) = Lossy.FirstOrDefault(row => file.Contains(row.Uid, StringComparison.Ordinal));
            off.Average().ShouldBeLessThanOrEqualTo(mean, file);
            off.Max().ShouldBeLessThanOrEqualTo(largest, file);
        }
    }

    [SharedFact]
    public void Frames_in_fragments_with_and_without_a_table_are_the_frames_of_the_plain_file()
    {
        string folder = SharedData.PathOf("data", "dicom", "encapsulation_variants", "encapsulated");
        float[] frames = Values(Path.Combine(folder, "multi-frame", "CT0012.explicit_little_endian.dcm"));
        string[] lossless =
        [
            .. Directory.GetFiles(Path.Combine(folder, "multi-frame"), "CT0012*")
                .Where(file => !file.Contains(".51.", StringComparison.Ordinal) && !file.Contains(".81.", StringComparison.Ordinal)),
        ];
        lossless.Length.ShouldBe(8);
        lossless.ShouldAllBe(file => Values(file).SequenceEqual(frames));
        Directory.GetFiles(Path.Combine(folder, "single-frame")).Select(file => Values(file).Sum(value => (double)value)).Distinct().Count().ShouldBe(1);
    }

    [SharedFact]
    public void One_series_in_four_syntaxes_is_one_volume()
    {
        string[] folders = [.. new[] { "j2k", "jpeg", "jpegls", "rle" }.Select(kind => Vendors("generic", $"compressed_{kind}", "001"))];
        float[] first = Values(folders[0]);
        folders.ShouldAllBe(folder => Values(folder).SequenceEqual(first));
        VolumeFile.ReadHeader(folders[0]).VoxelToWorld.ShouldBe(VolumeFile.ReadHeader(folders[3]).VoxelToWorld);
    }

    [SharedFact]
    public void Enhanced_files_split_into_the_volumes_that_another_program_made_of_them()
    {
        string siemens = SharedData.PathOf("data", "dicom", "mr_enhanced", "Siemens", "XA10");
        string reference = SharedData.PathOf("data", "dicom", "mr_enhanced", "nifti_reference", "Siemens_REST1_w_SMS_PF7-8_6.nii");
        IReadOnlyList<VolumeHeader> headers = VolumeFile.ReadHeaders(siemens);
        headers.Count.ShouldBe(4);
        for (int time = 0; time < headers.Count; time++)
        {
            Volume volume = VolumeFile.Read(siemens, new VolumeReadOptions { Volume = headers[time].Series!.Label });
            LargestDifference(volume, VolumeFile.Read(reference, new VolumeReadOptions { Frame = time })).ShouldBe(0);
        }

        string philips = SharedData.PathOf("data", "dicom", "mr_enhanced", "Philips");
        Volume field = VolumeFile.Read(philips, new VolumeReadOptions { Volume = VolumeFile.ReadHeaders(philips)[1].Series!.Label });
        Volume hertz = VolumeFile.Read(
            SharedData.PathOf("data", "dicom", "mr_enhanced", "nifti_reference", "Philips_WIP_B0_NS_801_e2_fieldmaphz.nii"));
        LargestDifference(field, hertz).ShouldBeLessThan(0.01);
    }

    [SharedFact]
    public void Junk_above_twelve_bits_is_masked_and_signs_are_extended()
    {
        const int Side = 64;
        foreach ((string file, string reference) in new[] { ("12bitUnsigned", "2"), ("12bitUnsigned_0x0F0F", "3"), ("12bitSigned_0x0F0F", "4") })
        {
            // The picture is a mosaic of six by six slices; the reference has them one behind the other, and rows from the bottom.
            Volume mosaic = VolumeFile.Read(SharedData.PathOf("data", "dicom", "mr_12bit_masks", $"{file}.dcm"));
            Volume slices = VolumeFile.Read(SharedData.PathOf("data", "dicom", "mr_12bit_masks", "nifti_reference", $"{reference}.nii"));
            float[] tiled = Values(mosaic);
            float[] expected = Values(slices);
            int width = mosaic.Size.X;
            for (int index = 0; index < expected.Length; index++)
            {
                int slice = index / (Side * Side);
                int row = Side - 1 - (index / Side % Side);
                expected[index].ShouldBe(tiled[(((slice / 6 * Side) + row) * width) + (slice % 6 * Side) + (index % Side)]);
            }

            mosaic.Warnings.ShouldContain(warning => warning.Contains("mosaic", StringComparison.Ordinal));
        }
    }

    [SharedFact]
    public void Tilt_gaps_and_orientations_are_as_the_headers_say()
    {
        Affine tilted = VolumeFile.ReadHeader(Vendors("failing", "gantrytilting", "001")).VoxelToWorld;
        for (int slice = 0; slice < 4; slice++)
        {
            // Every header has x and y of the first, which a converter without shear moves.
            tilted.ToWorld(new VoxelPoint(0, 0, slice)).DistanceTo(new WorldPoint(-106.791015625, -256.61886606561, -61.951915066986 + (5 * slice)))
                .ShouldBeLessThan(1e-4);
        }

        VolumeHeader gap = VolumeFile.ReadHeader(Vendors("failing", "sliceincrement", "001"));
        gap.Size.Z.ShouldBe(5);
        gap.VoxelToWorld.ToWorld(new VoxelPoint(0, 0, 4)).Z.ShouldBe(38.107498, 1e-4);
        gap.Warnings.ShouldHaveSingleItem().ShouldContain("5 to 10 mm apart");
        VolumeFile.ReadHeaders(Vendors("failing", "sliceorientation", "001")).Count.ShouldBe(2);
    }

    [SharedFact]
    public void Every_file_is_read_or_refused_in_one_line()
    {
        foreach (string file in Directory.GetFiles(SharedData.PathOf("data", "dicom"), "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".md", StringComparison.Ordinal) && !file.EndsWith(".tsv", StringComparison.Ordinal)))
        {
            try
            {
                VolumeFile.Read(file, new VolumeReadOptions { Frame = file.EndsWith(".nii", StringComparison.Ordinal) ? 0 : null });
            }
            catch (BadInputException exception)
            {
                exception.Message.ShouldNotContain('\n');
                string[] refused = ["in colour", "without pictures", "one bit a pixel"];
                refused.ShouldContain(reason => exception.Message.Contains(reason, StringComparison.Ordinal), exception.Message);
            }
        }
    }

    private static string Vendors(params string[] parts) => SharedData.PathOf(["data", "dicom", "vendors", .. parts]);

    private static float[] Values(string path) => Values(VolumeFile.Read(path));

    private static float[] Values(Volume volume)
    {
        float[] values = new float[volume.Size.Voxels];
        volume.ReadIntensities(values);
        return values;
    }

    // Both at the same places in the world; the grids may run other ways.
    private static double LargestDifference(Volume one, Volume other)
    {
        float[] first = Values(one);
        float[] second = Values(other);
        double largest = 0;
        for (int index = 0; index < first.Length; index++)
        {
            var voxel = new VoxelPoint(index % one.Size.X, index / one.Size.X % one.Size.Y, index / one.Size.X / one.Size.Y);
            VoxelPoint there = other.ToVoxel(one.ToWorld(voxel));
            var (x, y, z) = ((int)Math.Round(there.X), (int)Math.Round(there.Y), (int)Math.Round(there.Z));
            Math.Max(Math.Abs(there.X - x), Math.Max(Math.Abs(there.Y - y), Math.Abs(there.Z - z))).ShouldBeLessThan(1e-3);
            largest = Math.Max(largest, Math.Abs((double)first[index] - second[x + (other.Size.X * (y + (other.Size.Y * z)))]));
        }

        return largest;
    }
}

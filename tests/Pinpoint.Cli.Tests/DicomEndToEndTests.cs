using System.Globalization;
using System.IO.Compression;
using Pinpoint.Imaging;
using Pinpoint.Phantoms;
using Pinpoint.Testing;
using Pinpoint.Testing.Dicom;

namespace Pinpoint.Cli.Tests;

/// <summary>Phantoms written as DICOM and as NIfTI: the same landmarks, to a hundredth of a millimetre.</summary>
public sealed class DicomEndToEndTests : IDisposable
{
    private const double SameMm = 0.01;
    private const double Tilt = 12 * Math.PI / 180;
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<int, string> Forms => new()
    {
        { 0, "slices" },
        { 1, "tilted" },
        { 2, "gap" },
        { 3, "enhanced" },
        { 4, "run-length" },
        { 5, "implicit" },
        { 6, "big endian" },
        { 7, "deflated" },
        { 8, "oblique" },
        { 9, "zip" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_landmarks_of_a_DICOM_scan_are_those_of_the_NIfTI_scan(int number, string form)
    {
        Volume phantom = Stored(FetalHeadPhantom.Create(77, number).Volume, form);
        string nifti = _folder.File("scan.nii");
        VolumeFile.Write(nifti, phantom);
        string dicom = Write(phantom, form);

        LandmarkSet expected = Predicted(nifti);
        LandmarkSet found = Predicted(dicom);

        expected.Count.ShouldBe(10);
        foreach (Landmark landmark in expected)
        {
            Landmark same = found.Find(landmark.Name)!;
            same.Status.ShouldBe(landmark.Status, form);
            same.Position!.Value.DistanceTo(landmark.Position!.Value).ShouldBeLessThan(SameMm, $"{form}: {landmark.Name}");
        }
    }

    [Fact]
    public void A_cohort_of_DICOM_folders_is_predicted_checked_and_evaluated_like_files()
    {
        string data = _folder.File("data");
        Directory.CreateDirectory(Path.Combine(data, "landmarks"));
        for (int number = 0; number < 2; number++)
        {
            Phantom phantom = FetalHeadPhantom.Create(78, number);
            WriteSlices(Stored(phantom.Volume, "slices"), Path.Combine(data, "volumes", $"head{number}"), TestSyntax.ExplicitLittle, _ => false);
            LandmarkFile.Write(Path.Combine(data, "landmarks", $"head{number}.mrk.json"), phantom.Landmarks);
        }

        CommandLine.Run("check", data, "--json").Succeeds().Output.ShouldContain("head1");
        CommandLine.Run("predict", "fetal-head", Path.Combine(data, "volumes"), "-o", _folder.File("answers")).Succeeds();
        Directory.GetFiles(_folder.File("answers")).Select(Path.GetFileName).ShouldContain("head1.mrk.json", StringComparer.Ordinal);
        CommandLine.Run("evaluate", "fetal-head", data, "-o", _folder.File("evaluation")).Succeeds();
    }

    [Fact]
    public void Nothing_that_is_written_or_printed_names_the_patient()
    {
        string scan = _folder.File("scan");
        WriteSlices(Stored(FetalHeadPhantom.Create(78, 0).Volume, "slices"), scan, TestSyntax.ExplicitLittle, _ => false);

        CommandLine predicted = CommandLine.Run(
            "predict", "fetal-head", scan, "-o", _folder.File("answers"), "--report", _folder.File("page.html"), "--json").Succeeds();
        CommandLine inspected = CommandLine.Run("inspect", scan).Succeeds();

        string[] told = [predicted.Output, predicted.Error, inspected.Output, inspected.Error];
        string[] written = [.. Directory.GetFiles(_folder.File("answers")).Append(_folder.File("page.html")).Select(File.ReadAllText)];
        told.Concat(written).ShouldAllBe(text => !text.Contains("secret", StringComparison.OrdinalIgnoreCase));
        CommandLine.Run("inspect", scan, "--identity").Succeeds().Output.ShouldContain("Somebody^Secret, SECRET-17");
    }

    private LandmarkSet Predicted(string scan)
    {
        string answers = _folder.File($"answers of {Path.GetFileName(scan)}");
        CommandLine.Run("predict", "fetal-head", scan, "-o", answers).Succeeds();
        return LandmarkFile.Read(Directory.GetFiles(answers).ShouldHaveSingleItem());
    }

    // The phantom as 16-bit voxels, on the grid that the form asks for.
    private static Volume Stored(Volume phantom, string form)
    {
        float[] intensities = new float[phantom.Size.Voxels];
        phantom.ReadIntensities(intensities);
        short[] voxels = [.. intensities.Select(value => (short)Math.Round(value))];
        Affine affine = phantom.VoxelToWorld;
        var (x, y, z) = affine.Spacing;
        WorldPoint origin = affine.ToWorld(default);
        if (form == "tilted")
        {
            affine = new Affine([x, 0, 0, origin.X, 0, y * Math.Cos(Tilt), 0, origin.Y, 0, -y * Math.Sin(Tilt), z, origin.Z]);
        }
        else if (form == "oblique")
        {
            affine = new Affine(
                [x * Math.Cos(Tilt), -y * Math.Sin(Tilt), 0, origin.X, x * Math.Sin(Tilt), y * Math.Cos(Tilt), 0, origin.Y, 0, 0, z, origin.Z]);
        }
        else if (form == "gap")
        {
            int slice = phantom.Size.X * phantom.Size.Y;
            int missing = phantom.Size.Z / 2 * slice;
            for (int index = missing; index < missing + slice; index++)
            {
                voxels[index] = (short)Math.Round((voxels[index - slice] + voxels[index + slice]) / 2.0);
            }
        }

        return Volume.Create(voxels, phantom.Size, affine);
    }

    private string Write(Volume volume, string form)
    {
        string path = _folder.File("dicom");
        switch (form)
        {
            case "slices" or "tilted" or "oblique":
                WriteSlices(volume, path, TestSyntax.ExplicitLittle, _ => false);
                return path;
            case "gap":
                WriteSlices(volume, path, TestSyntax.ExplicitLittle, slice => slice == volume.Size.Z / 2);
                return path;
            case "implicit":
                WriteSlices(volume, path, TestSyntax.ImplicitLittle, _ => false);
                return path;
            case "big endian":
                WriteSlices(volume, path, TestSyntax.ExplicitBig, _ => false);
                return path;
            case "deflated":
                WriteSlices(volume, path, TestSyntax.DeflatedLittle, _ => false);
                return path;
            case "run-length":
                WriteSlices(volume, path, TestSyntax.Encapsulated("1.2.840.10008.1.2.5"), _ => false);
                return path;
            case "zip":
                WriteSlices(volume, path, TestSyntax.ExplicitLittle, _ => false);
                ZipFile.CreateFromDirectory(path, path + ".zip");
                return path + ".zip";
            case "enhanced":
                // From the last frame to the first.
                int[] order = [.. Enumerable.Range(0, volume.Size.Z).Reverse()];
                TestDataSet set = SeriesOf(volume).Enhanced([.. order.Select(slice => (Position(volume, slice), Bytes(volume, slice), 1.0, 0.0))]);
                File.WriteAllBytes(path + ".dcm", set.ToFile(TestSyntax.ExplicitLittle));
                return path + ".dcm";
            default:
                throw new ArgumentException(form);
        }
    }

    private static void WriteSlices(Volume volume, string folder, TestSyntax syntax, Func<int, bool> isMissing)
    {
        Directory.CreateDirectory(folder);
        TestSeries series = SeriesOf(volume);
        for (int slice = 0; slice < volume.Size.Z; slice++)
        {
            if (isMissing(slice))
            {
                continue;
            }

            byte[] bytes = Bytes(volume, slice);
            object value = syntax.Uid == "1.2.840.10008.1.2.5" ? RunLengths(bytes) : syntax.BigEndian ? Swapped(bytes) : bytes;
            byte[] file = series.Slice(slice + 1, Position(volume, slice), value).ToFile(syntax);
            File.WriteAllBytes(Path.Combine(folder, (volume.Size.Z - slice).ToString("000", CultureInfo.InvariantCulture) + ".dcm"), file);
        }
    }

    private static TestSeries SeriesOf(Volume volume)
    {
        var (x, y, _) = volume.VoxelToWorld.Spacing;
        Affine affine = volume.VoxelToWorld;
        return new TestSeries(volume.Size.X, volume.Size.Y)
        {
            PixelSpacing = [y, x],
            Orientation = [affine[0, 0] / x, affine[1, 0] / x, affine[2, 0] / x, affine[0, 1] / y, affine[1, 1] / y, affine[2, 1] / y],
            SeriesUid = "2.25.77",
        };
    }

    private static double[] Position(Volume volume, int slice)
    {
        WorldPoint point = volume.ToWorld(new VoxelPoint(0, 0, slice));
        return [point.X, point.Y, point.Z];
    }

    private static byte[] Bytes(Volume volume, int slice)
    {
        int count = volume.Size.X * volume.Size.Y;
        return volume.Bytes((long)slice * count, count).ToArray();
    }

    private static byte[] Swapped(byte[] bytes)
    {
        byte[] swapped = [.. bytes];
        for (int index = 0; index < swapped.Length; index += 2)
        {
            (swapped[index], swapped[index + 1]) = (swapped[index + 1], swapped[index]);
        }

        return swapped;
    }

    // Two planes of bytes, the upper first, as literal runs; the offset table before them is empty.
    private static byte[][] RunLengths(byte[] bytes)
    {
        byte[][] planes = [.. new[] { 1, 0 }.Select(place => Literal([.. bytes.Where((_, index) => index % 2 == place)]))];
        byte[] header = new byte[64];
        BitConverter.GetBytes(2).CopyTo(header, 0);
        BitConverter.GetBytes(64).CopyTo(header, 4);
        BitConverter.GetBytes(64 + planes[0].Length).CopyTo(header, 8);
        return [[], [.. header, .. planes[0], .. planes[1]]];

        static byte[] Literal(byte[] plane)
        {
            var code = new List<byte>();
            for (int first = 0; first < plane.Length; first += 128)
            {
                byte[] run = plane[first..Math.Min(plane.Length, first + 128)];
                code.Add((byte)(run.Length - 1));
                code.AddRange(run);
            }

            if (code.Count % 2 != 0)
            {
                code.Add(0x80);
            }

            return [.. code];
        }
    }
}

#:project ../../src/Pinpoint.Imaging/Pinpoint.Imaging.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property TreatWarningsAsErrors=false
#:property NoWarn=MA0048;CA1852;CA1305
using System.Diagnostics;
using System.Text;
using Pinpoint.Imaging;

// make FOLDER [SLICES]: writes a CT of 512 x 512 x SLICES voxels as a DICOM series and as uncompressed NIfTI.
// compare FOLDER [ROUNDS]: reads both by turns, after one read of each, and prints the medians.
// peak FOLDER: reads the series once and prints the peak memory of the process beside the raw bytes.
string folder = args[1];
string series = Path.Combine(folder, "series");
string nifti = Path.Combine(folder, "scan.nii");
switch (args[0])
{
    case "make":
        Make(args.Length > 2 ? int.Parse(args[2]) : 400);
        break;
    case "compare":
        Compare(args.Length > 2 ? int.Parse(args[2]) : 11);
        break;
    case "peak":
        Volume volume = VolumeFile.Read(series);
        double raw = volume.Size.Voxels * 2;
        double peak = Process.GetCurrentProcess().PeakWorkingSet64;
        Console.WriteLine($"raw {raw / 1e6:0.0} MB, peak of the process {peak / 1e6:0.0} MB, ratio {peak / raw:0.00}");
        break;
    default:
        throw new ArgumentException(args[0]);
}

void Compare(int rounds)
{
    var dicom = new List<double>();
    var plain = new List<double>();
    ReadOnlySpan<short> first = VolumeFile.Read(series).Voxels<short>();
    Console.WriteLine($"the same voxels: {first.SequenceEqual(VolumeFile.Read(nifti).Voxels<short>())}");
    for (int round = 0; round < rounds; round++)
    {
        dicom.Add(Seconds(series));
        plain.Add(Seconds(nifti));
    }

    double[] ratios = [.. dicom.Zip(plain, (one, other) => one / other).Order()];
    Console.WriteLine(
        $"medians of {rounds}: series {dicom.Order().ElementAt(rounds / 2):0.000} s, NIfTI {plain.Order().ElementAt(rounds / 2):0.000} s, " +
        $"ratio {ratios[rounds / 2]:0.00}");
}

static double Seconds(string path)
{
    GC.Collect();
    var watch = Stopwatch.StartNew();
    VolumeFile.Read(path);
    return watch.Elapsed.TotalSeconds;
}

void Make(int slices)
{
    const int Side = 512;
    Directory.CreateDirectory(series);
    var random = new Random(1);
    short[] voxels = new short[Side * Side * slices];
    for (int index = 0; index < voxels.Length; index++)
    {
        voxels[index] = (short)(random.Next(-1024, 2000));
    }

    VolumeFile.Write(nifti, Volume.Create(voxels, new VolumeSize(Side, Side, slices), Affine.FromSpacing(0.5, 0.5, 1)));
    for (int slice = 0; slice < slices; slice++)
    {
        using FileStream file = File.Create(Path.Combine(series, $"IM{slice:0000}"));
        file.Write(new byte[128]);
        file.Write("DICM"u8);
        Element(file, 0x0002, 0x0010, "UI", Encoding.ASCII.GetBytes("1.2.840.10008.1.2.1\0"));
        Element(file, 0x0008, 0x0018, "UI", Text($"2.25.1.{slice + 1}"));
        Element(file, 0x0008, 0x0060, "CS", Text("CT"));

        // As makers do: private elements between those that are read.
        for (ushort element = 0x1001; element < 0x1040; element++)
        {
            Element(file, 0x0009, element, "LO", Text("a private value of a maker"));
        }

        Element(file, 0x0020, 0x000D, "UI", Text("2.25.2"));
        Element(file, 0x0020, 0x000E, "UI", Text("2.25.1"));
        Element(file, 0x0020, 0x0013, "IS", Text($"{slice + 1}"));
        Element(file, 0x0020, 0x0032, "DS", Text($"0\\0\\{slice}"));
        Element(file, 0x0020, 0x0037, "DS", Text("1\\0\\0\\0\\1\\0"));
        Element(file, 0x0028, 0x0010, "US", BitConverter.GetBytes((ushort)Side));
        Element(file, 0x0028, 0x0011, "US", BitConverter.GetBytes((ushort)Side));
        Element(file, 0x0028, 0x0030, "DS", Text("0.5\\0.5"));
        Element(file, 0x0028, 0x0100, "US", BitConverter.GetBytes((ushort)16));
        Element(file, 0x0028, 0x0101, "US", BitConverter.GetBytes((ushort)16));
        Element(file, 0x0028, 0x0102, "US", BitConverter.GetBytes((ushort)15));
        Element(file, 0x0028, 0x0103, "US", BitConverter.GetBytes((ushort)1));
        Element(file, 0x7FE0, 0x0010, "OW", System.Runtime.InteropServices.MemoryMarshal.AsBytes(voxels.AsSpan(slice * Side * Side, Side * Side)).ToArray());
    }
}

static byte[] Text(string text) => Encoding.ASCII.GetBytes(text.Length % 2 == 0 ? text : text + " ");

static void Element(FileStream file, ushort group, ushort element, string representation, byte[] value)
{
    file.Write(BitConverter.GetBytes(group));
    file.Write(BitConverter.GetBytes(element));
    file.Write(Encoding.ASCII.GetBytes(representation));
    if (representation == "OW")
    {
        file.Write(new byte[2]);
        file.Write(BitConverter.GetBytes(value.Length));
    }
    else
    {
        file.Write(BitConverter.GetBytes((ushort)value.Length));
    }

    file.Write(value);
}

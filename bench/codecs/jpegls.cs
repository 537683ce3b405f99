#:project ../../src/Pinpoint.Codecs/Pinpoint.Codecs.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property TreatWarningsAsErrors=false
#:property NoWarn=MA0048;CA1852
using System.Diagnostics;
using Pinpoint.Codecs;

// make FOLDER FRAMES SEED: writes a raw CT of 512 x 512 slices of 16 bits and the dump from which dcmtk's dump2dcm makes a DICOM file of it.
// decode FILE RUNS: decodes all frames of a JPEG-LS DICOM file, RUNS times after a warm-up; prints milliseconds of processor time a frame, a line a run.
const int Side = 512;
if (args[0] == "make")
{
    Make(args[1], int.Parse(args[2]), int.Parse(args[3]));
}
else
{
    Decode(args[1], int.Parse(args[2]));
}

static void Decode(string path, int runs)
{
    List<byte[]> frames = Fragments(File.ReadAllBytes(path));
    var shape = new FrameShape(Side, Side, 16, 16, false);
    var voxels = new byte[shape.Bytes];
    var warm = Stopwatch.StartNew();
    while (warm.Elapsed.TotalSeconds < 2)
    {
        frames.ForEach(frame => JpegLs.Decode(frame, shape, voxels));
    }

    for (int run = 0; run < runs; run++)
    {
        Process process = Process.GetCurrentProcess();
        TimeSpan before = process.UserProcessorTime;
        frames.ForEach(frame => JpegLs.Decode(frame, shape, voxels));
        process.Refresh();
        Console.WriteLine($"{(process.UserProcessorTime - before).TotalMilliseconds / frames.Count:0.000}");
    }
}

// The items of the pixel data, one a frame, behind the offset table.
static List<byte[]> Fragments(byte[] file)
{
    int place = file.AsSpan().LastIndexOf<byte>([0xE0, 0x7F, 0x10, 0x00, (byte)'O']) + 12;
    var fragments = new List<byte[]>();
    while (BitConverter.ToUInt16(file, place + 2) == 0xE000)
    {
        int length = BitConverter.ToInt32(file, place + 4);
        fragments.Add(file.AsSpan(place + 8, length).ToArray());
        place += 8 + length;
    }

    return fragments[1..];
}

// A trunk in air: fat, muscle, bones, lungs of texture, and the noise of a scanner, as unsigned numbers from -1024 HU on; beyond the field of view padding.
static void Make(string folder, int frames, int seed)
{
    var random = new Random(seed);
    using FileStream raw = File.Create(Path.Combine(folder, "pixels.raw"));
    for (int frame = 0; frame < frames; frame++)
    {
        var noise = new double[Side + 1];
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                double gauss = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                // Neighbours share some of their noise, as reconstructed pictures have it.
                double shared = (0.4 * noise[x]) + (0.4 * (x > 0 ? noise[x - 1] : 0)) + (18 * gauss);
                noise[x] = shared;
                double u = (x - (Side / 2)) / 200.0;
                double v = (y - (Side / 2)) / 150.0;
                double trunk = (u * u) + (v * v);
                double bone = Math.Sqrt(Math.Pow(u, 2) + Math.Pow(v - 0.6, 2));
                double lung = Math.Pow((Math.Abs(u) - 0.45) / 0.3, 2) + Math.Pow((v + 0.1) / 0.5, 2);
                double wave = Math.Sin((x * 0.11) + (frame * 0.2)) * Math.Cos(y * 0.07);
                double tissue = trunk > 1 ? -1000 : trunk > 0.85 ? -100 : bone < 0.15 ? 700 + (200 * wave) : lung < 1 ? -850 + (60 * wave) : 45 + (20 * wave);
                bool seen = Math.Pow(x - 255.5, 2) + Math.Pow(y - 255.5, 2) < 256 * 256;
                raw.Write(BitConverter.GetBytes((ushort)(seen ? Math.Clamp(tissue + shared + 1024, 0, 4095) : 0)));
            }
        }
    }

    File.WriteAllText(Path.Combine(folder, "head.dump"), $"""
        (0002,0010) UI =LittleEndianExplicit
        (0008,0016) UI =MultiframeGrayscaleWordSecondaryCaptureImageStorage
        (0008,0018) UI [1.2.3.4]
        (0028,0002) US 1
        (0028,0004) CS [MONOCHROME2]
        (0028,0008) IS [{frames}]
        (0028,0010) US {Side}
        (0028,0011) US {Side}
        (0028,0100) US 16
        (0028,0101) US 16
        (0028,0102) US 15
        (0028,0103) US 0
        (7fe0,0010) OW ={Path.Combine(folder, "pixels.raw")}

        """);
}

#:project ../../src/Pinpoint.Phantoms/Pinpoint.Phantoms.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property TreatWarningsAsErrors=false
#:property NoWarn=MA0048;CA1852
using System.IO.Compression;
using Pinpoint.Imaging;
using Pinpoint.Phantoms;

// Many compact scans, each of a head of its own at a random pose: MakeScans.cs FOLDER COUNT [SEED] [SIZE] [FIRST].
// A scan has SIZE voxels along each side (256) over 128 mm, 8 bits in steps of 16, NIfTI with gzip's fastest level: about 3 MB. What is there is kept.
string folder = args[0];
int count = int.Parse(args[1]);
ulong seed = args.Length > 2 ? ulong.Parse(args[2]) : 1;
int size = args.Length > 3 ? int.Parse(args[3]) : 256;
int first = args.Length > 4 ? int.Parse(args[4]) : 0;
const double ExtentMm = 128;
Directory.CreateDirectory(Path.Combine(folder, "volumes"));
Directory.CreateDirectory(Path.Combine(folder, "landmarks"));
for (int i = first; i < first + count; i++)
{
    string volume = Path.Combine(folder, "volumes", $"head-{i:0000}.nii.gz");
    string landmarks = Path.Combine(folder, "landmarks", $"head-{i:0000}.mrk.json");
    if (File.Exists(volume) && File.Exists(landmarks))
    {
        continue;
    }

    var head = HeadPhantom.Create(seed, i, new HeadPhantomOptions(size / 2, 2 * ExtentMm / size) { TurnDegrees = 30, ShiftMm = 10 });
    LandmarkFile.Write(landmarks, head.Landmarks);
    using (var stream = new GZipStream(File.Create(volume + ".part"), CompressionLevel.Fastest))
    {
        VolumeFile.WriteNifti(stream, Doubled(head.Volume));
    }

    File.Move(volume + ".part", volume, overwrite: true);
}

// Between the voxels of the coarse scan the mean of its neighbours: the cost of drawing a head is that of its voxels.
static Volume Doubled(Volume coarse)
{
    ReadOnlySpan<byte> source = coarse.Voxels<byte>();
    int half = coarse.Size.X;
    int size = 2 * half;
    byte[] voxels = new byte[size * size * size];
    int place = 0;
    for (int z = 0; z < size; z++)
    {
        (int z0, int z1) = (z / 2 * half * half, Math.Min(half - 1, (z + 1) / 2) * half * half);
        for (int y = 0; y < size; y++)
        {
            (int y0, int y1) = (y / 2 * half, Math.Min(half - 1, (y + 1) / 2) * half);
            for (int x = 0; x < size; x++)
            {
                (int x0, int x1) = (x / 2, Math.Min(half - 1, (x + 1) / 2));
                int sum = source[x0 + y0 + z0] + source[x1 + y0 + z0] + source[x0 + y1 + z0] + source[x1 + y1 + z0]
                    + source[x0 + y0 + z1] + source[x1 + y0 + z1] + source[x0 + y1 + z1] + source[x1 + y1 + z1];
                voxels[place++] = (byte)(sum / 8 & 0xF0);
            }
        }
    }

    double spacing = coarse.VoxelToWorld.Spacing.X / 2;
    return Volume.Create(voxels, new VolumeSize(size, size, size), Affine.FromSpacing(spacing, spacing, spacing, coarse.ToWorld(new VoxelPoint(0, 0, 0))));
}

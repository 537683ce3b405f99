using Pinpoint.Imaging;
using Pinpoint.Shapes;

namespace Pinpoint.Phantoms;

/// <summary>
/// A synthetic head scan with exactly known landmarks: for the demo and for tests. It varies in shape and pose and carries speckle, so that
/// finding the landmarks takes looking at the scan; it makes no claim to look like a patient.
/// </summary>
/// <param name="Volume">The scan, uint8, its axes along LPS and its middle at the world's origin.</param>
/// <param name="Landmarks">The eight landmarks, in LPS mm.</param>
public sealed record HeadPhantom(Volume Volume, LandmarkSet Landmarks)
{
    private const double Speckle = 0.12;
    private const double Noise = 6;

    /// <summary>Makes the phantom of that number; the same arguments always give the same scan.</summary>
    /// <param name="seed">The seed of the whole series.</param>
    /// <param name="index">The phantom's number in the series.</param>
    /// <param name="options">The form of the scan.</param>
    public static HeadPhantom Create(ulong seed, int index, HeadPhantomOptions? options = null)
    {
        options ??= new HeadPhantomOptions();
        var random = new SplitMixRandom(seed, (ulong)index, 0, PhantomStreams.Heads);
        var head = new HeadAnatomy(ref random);
        double turn = options.TurnDegrees * Math.PI / 180;
        var rotation = Rotation.FromVector(random.NextUniform(-turn, turn), random.NextUniform(-turn, turn), random.NextUniform(-turn, turn));
        var centre = new WorldPoint(Shift(ref random, options), Shift(ref random, options), Shift(ref random, options));
        double corner = -options.SpacingMm * (options.Size - 1) / 2;
        var volume = Volume.Create(
            Draw(head, rotation.Inverse, centre, corner, options, new SplitMixRandom(seed, (ulong)index, 1, PhantomStreams.Heads)),
            new VolumeSize(options.Size, options.Size, options.Size),
            Affine.FromSpacing(options.SpacingMm, options.SpacingMm, options.SpacingMm, new WorldPoint(corner, corner, corner)));
        return new HeadPhantom(volume, new LandmarkSet(head.Landmarks.Select(point =>
        {
            var (x, y, z) = rotation.Apply(point.X, point.Y, point.Z);
            return Landmark.At(point.Name, new WorldPoint(centre.X + x, centre.Y + y, centre.Z + z));
        })));
    }

    private static double Shift(ref SplitMixRandom random, HeadPhantomOptions options) => random.NextUniform(-options.ShiftMm, options.ShiftMm);

    private static byte[] Draw(HeadAnatomy head, in Rotation worldToHead, WorldPoint centre, double corner, HeadPhantomOptions options, SplitMixRandom random)
    {
        int size = options.Size;
        byte[] voxels = new byte[size * size * size];
        for (int i = 0; i < voxels.Length; i++)
        {
            var (x, y, z) = worldToHead.Apply(
                corner + (i % size * options.SpacingMm) - centre.X,
                corner + (i / size % size * options.SpacingMm) - centre.Y,
                corner + (i / (size * size) * options.SpacingMm) - centre.Z);
            double brightness = head.Brightness(x, y, z);
            double seen = (brightness * (1 + (Speckle * random.NextNormal()))) + (Noise * random.NextNormal());
            voxels[i] = (byte)Math.Clamp(Math.Round(seen), 0, 255);
        }

        return voxels;
    }
}

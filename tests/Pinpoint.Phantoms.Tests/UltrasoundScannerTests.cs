using System.Numerics;
using Pinpoint.Imaging;

namespace Pinpoint.Phantoms.Tests;

public sealed class UltrasoundScannerTests
{
    private static readonly ScanGrid Grid = ScanGrid.Along(new Vector3(160, 100, 140), 1, (Vector3.UnitX, Vector3.UnitY, Vector3.UnitZ));

    [Fact]
    public void Nothing_is_seen_beside_the_fan()
    {
        Volume scan = UltrasoundScanner.Scan(new Scene(_ => Tissue.MaternalTissue), Grid, 1, 1);
        Mean(scan, 0..8, 0..20, 60..80).ShouldBe(0);
        Mean(scan, 60..100, 20..80, 60..80).ShouldBeGreaterThan(60);
    }

    [Fact]
    public void Bone_throws_a_shadow()
    {
        // Bone on the left half only, at a depth of 40 mm; the same tissue everywhere else.
        Volume scan = UltrasoundScanner.Scan(new Scene(point => point.X < 0 && MathF.Abs(point.Y + 10) < 3 ? Tissue.Bone : Tissue.Brain), Grid, 2, 1);
        double shadowed = Mean(scan, 62..74, 60..90, 60..80);
        double seen = Mean(scan, 86..98, 60..90, 60..80);
        shadowed.ShouldBeLessThan(seen - 40);
    }

    [Fact]
    public void Speckle_widens_with_depth_along_the_array_and_keeps_its_length_along_the_beam()
    {
        Volume scan = UltrasoundScanner.Scan(new Scene(_ => Tissue.Brain), Grid, 3, 1);
        double near = Correlation(scan, 25..40, step: 1);
        double far = Correlation(scan, 75..90, step: 1);
        far.ShouldBeGreaterThan(near + 0.1);
        Correlation(scan, 75..90, step: 160).ShouldBe(Correlation(scan, 25..40, step: 160), 0.12);
    }

    [Fact]
    public void A_smooth_surface_shines_where_it_lies_square_to_the_beam_and_drops_out_along_it()
    {
        // A ball's surface in fluid: its poles towards the probe and away from it shine, its flanks do not.
        var ball = new SolidEllipsoid(Vector3.Zero, new Vector3(25, 25, 25));
        Volume scan = UltrasoundScanner.Scan(new Shell(ball), Grid, 4, 1);
        double top = Brightest(scan, 78..82, 22..28);
        double flank = Brightest(scan, 54..58, 48..52);
        top.ShouldBeGreaterThan(flank + 60);
    }

    private static double Mean(Volume scan, Range x, Range y, Range z) => Values(scan, x, y, z).Average(value => (double)value);

    private static double Brightest(Volume scan, Range x, Range y) => Values(scan, x, y, 68..72).Max(value => (double)value);

    private static IEnumerable<byte> Values(Volume scan, Range x, Range y, Range z)
    {
        ReadOnlyMemory<byte> voxels = scan.VoxelMemory<byte>();
        for (int k = z.Start.Value; k < z.End.Value; k++)
        {
            for (int j = y.Start.Value; j < y.End.Value; j++)
            {
                for (int i = x.Start.Value; i < x.End.Value; i++)
                {
                    yield return voxels.Span[i + (scan.Size.X * (j + (scan.Size.Y * k)))];
                }
            }
        }
    }

    // How alike voxels a step apart are, in the middle of the fan.
    private static double Correlation(Volume scan, Range depth, int step)
    {
        ReadOnlySpan<byte> voxels = scan.Voxels<byte>();
        var here = new List<double>();
        var next = new List<double>();
        for (int z = 60; z < 80; z++)
        {
            for (int y = depth.Start.Value; y < depth.End.Value; y++)
            {
                for (int x = 70; x < 90; x++)
                {
                    int at = x + (scan.Size.X * (y + (scan.Size.Y * z)));
                    here.Add(voxels[at]);
                    next.Add(voxels[at + step]);
                }
            }
        }

        double meanHere = here.Average();
        double meanNext = next.Average();
        double product = here.Zip(next, (a, b) => (a - meanHere) * (b - meanNext)).Average();
        return product / Math.Sqrt(here.Average(a => (a - meanHere) * (a - meanHere)) * next.Average(b => (b - meanNext) * (b - meanNext)));
    }

    private sealed class Scene(Func<Vector3, Tissue> tissue) : IScene
    {
        public LandmarkSet Landmarks => new([]);

        public TissuePoint At(Vector3 world) => TissuePoint.Of(tissue(world));
    }

    private sealed class Shell(SolidEllipsoid ball) : IScene
    {
        public LandmarkSet Landmarks => new([]);

        public TissuePoint At(Vector3 world) => TissuePoint.Of(Tissue.AmnioticFluid).OnSurface(0.3f, ball.Distance(world), ball.Normal(world));
    }
}

using System.Text.Json;
using Pinpoint.Imaging;
using Pinpoint.Planes;
using Pinpoint.Testing;
using Pinpoint.Tests.Support;

namespace Pinpoint.Tests.Planes;

/// <summary>The TV and TC planes of the official code, from landmarks in a volume given by a formula, whose voxels lie at whole millimetres.</summary>
public sealed class OfficialPlaneTests
{
    private const int Width = 41;
    private const int Height = 31;
    private static readonly Lazy<Volume> Formula = new(FormulaVolume);

    [SharedFact]
    public void The_tv_plane_is_the_official_one() => ShouldAgree("tv", [0, 1, 2, 3, 4, 5, 6, 9]);

    [SharedFact]
    public void The_tc_plane_is_the_official_one() => ShouldAgree("tc", [7, 8, 9]);

    private static void ShouldAgree(string name, int[] landmarkNumbers)
    {
        JsonElement golden = Golden.Read("official.json").GetProperty("plane").GetProperty(name);
        WorldPoint[] points = [.. Chunks(golden.GetProperty("landmarks")).Select(point => new WorldPoint(point[0], point[1], point[2]))];
        points.Length.ShouldBe(landmarkNumbers.Length);

        // The official code's landmarks of this plane; those that only decide a sense stand where the head has them.
        var landmarks = new LandmarkSet(landmarkNumbers.Select((number, i) => Landmark.At(FetalHead.Names[number], points[i])));
        ScanPlane plane = PlaneFit.Fit(FetalHead.Anatomy.Planes.Single(item => item.Name == name), landmarks);

        double[] transform = golden.GetProperty("transform").Numbers();
        double[] ours =
        [
            plane.XAxis.X, plane.YAxis.X, plane.Normal.X, plane.Origin.X,
            plane.XAxis.Y, plane.YAxis.Y, plane.Normal.Y, plane.Origin.Y,
            plane.XAxis.Z, plane.YAxis.Z, plane.Normal.Z, plane.Origin.Z,
            0, 0, 0, 1,
        ];
        ShouldBeNear(ours, transform, 1e-12);
        double[] projected = [.. points.SelectMany(point =>
        {
            var (x, y, distance) = plane.Project(point);
            return new[] { x, y, distance };
        })];
        ShouldBeNear(projected, golden.GetProperty("projected_in_plane_frame").Numbers(), 1e-12);

        PlaneSlice slice = PlaneSlicer.Slice(Formula.Value, plane, Width, Height, 1);
        double[] every10 = [.. Enumerable.Range(0, 5).SelectMany(i => Enumerable.Range(0, 4).Select(j => slice.Intensities[(10 * j * Width) + (10 * i)]))];
        ShouldBeNear(every10, golden.GetProperty("slice_every_10").Numbers(), 1e-9);
        slice.Intensities.Sum().ShouldBe(golden.GetProperty("slice_sum").GetDouble(), 1e-8);
    }

    private static IEnumerable<double[]> Chunks(JsonElement element) => element.Numbers().Chunk(3);

    private static void ShouldBeNear(double[] ours, double[] golden, double tolerance)
    {
        ours.Length.ShouldBe(golden.Length);
        for (int i = 0; i < ours.Length; i++)
        {
            ours[i].ShouldBe(golden[i], tolerance, $"number {i}");
        }
    }

    private static Volume FormulaVolume()
    {
        var size = new VolumeSize(80, 70, 60);
        double[] voxels = new double[size.Voxels];
        for (int z = 0; z < size.Z; z++)
        {
            for (int y = 0; y < size.Y; y++)
            {
                for (int x = 0; x < size.X; x++)
                {
                    voxels[x + (size.X * (y + (size.Y * z)))] = Math.Sin(x / 7.0) + (Math.Cos(y / 5.0) * Math.Sin(z / 6.0));
                }
            }
        }

        return Volume.Create(voxels, size, Affine.Identity);
    }
}

using Pinpoint.Imaging;
using Pinpoint.Shapes;
using Pinpoint.Testing;

namespace Pinpoint.Phantoms.Tests;

/// <summary>The landmarks of phantoms vary as those of the 72 real fetuses do whose shape model was published.</summary>
public sealed class PublishedHeadStatisticsTests
{
    private const int Heads = 400;
    private const int Coordinates = 30;

    [SharedFact]
    public void Landmarks_spread_eigenvalues_and_modes_are_those_of_the_published_model()
    {
        IReadOnlyDictionary<string, double[]> published = Matlab5File.ReadStruct(SharedData.PathOf("data", "official", "ShapeModel.mat"));
        double[] vectors = published["Evectors"];
        double[] values = published["Evalues"];
        ShapeModel phantoms = PrincipalComponents.Build(Shapes(seed: 1), new ModeSelection(Coordinates, 1));
        for (int landmark = 0; landmark < Coordinates / 3; landmark++)
        {
            double real = 0;
            double drawn = 0;
            for (int axis = 0; axis < 3; axis++)
            {
                int coordinate = (3 * landmark) + axis;
                double realAxis = Variance(coordinate, values.Length, mode => values[mode], (row, mode) => vectors[(Coordinates * mode) + row]);
                double drawnAxis = Variance(
                    coordinate, phantoms.ModeCount, mode => phantoms.Variances[mode], (row, mode) => phantoms.Modes[(mode * Coordinates) + row]);
                real += realAxis;
                drawn += drawnAxis;
                Math.Sqrt(drawnAxis / realAxis).ShouldBe(1, 0.28, $"{FetalHeadPhantom.LandmarkNames[landmark]}, axis {axis}");
            }

            Math.Sqrt(drawn / real).ShouldBe(1, 0.25, FetalHeadPhantom.LandmarkNames[landmark]);
        }

        for (int mode = 0; mode < 6; mode++)
        {
            (phantoms.Variances[mode] / values[mode]).ShouldBe(1, 0.4, $"eigenvalue {mode + 1}");
        }

        int modes = ModeSelection.Paper.Choose(phantoms.Variances);
        modes.ShouldBeInRange(13, 17);
    }

    private static double[][] Shapes(ulong seed)
    {
        Affine affine = FetalHeadPhantom.VoxelToWorld();
        return [.. Enumerable.Range(1, Heads).Select(index => FetalHeadPhantom.LandmarksOf(seed, index).SelectMany(landmark =>
        {
            VoxelPoint voxel = affine.ToVoxel(landmark.Position!.Value);
            return new[] { voxel.X, voxel.Y, voxel.Z };
        }).ToArray())];
    }

    private static double Variance(int coordinate, int modes, Func<int, double> variance, Func<int, int, double> element) =>
        Enumerable.Range(0, modes).Sum(mode => variance(mode) * element(coordinate, mode) * element(coordinate, mode));
}
